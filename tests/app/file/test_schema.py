"""The tables of the file and the records of the vocabulary say the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec import inspect

from app.file import schema
from app.file.header import VERSION, check_header
from app.file.migrations import NAMES, m0001_records
from app.file.workshop_file import WorkshopFile
from app.workshop import Workshop

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_the_frozen_tables_are_those_the_records_ask_for() -> None:
    assert m0001_records.SQL.strip().split(";\n") == list(schema.tables())


def test_a_kind_of_value_without_a_column_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError):
        schema._storage(inspect.BytesType(), '"x"')


def test_every_record_comes_back_as_it_was_written(file: WorkshopFile, whole: Workshop) -> None:
    path = file.path
    assert all(whole.lists.values()), "a list without a record proves nothing"
    file.close()
    again = WorkshopFile.open(path)
    assert again.workshop == whole
    again.close()


def test_a_file_of_version_1_opens_with_all_its_records(
    tmp_path: Path, whole: Workshop, images: dict[str, bytes]
) -> None:
    path = tmp_path / "old.touchline"
    shutil.copyfile(FIXTURES / "version-1.touchline", path)
    assert check_header(path) == 1 <= VERSION == len(NAMES)
    file = WorkshopFile.open(path)
    assert file.workshop == whole
    assert dict(file.images) == images
    assert [entry.label for entry in file.history()] == ["Rename department"]
    assert file.undo() is not None
    assert file.workshop.get("departments", "de2").name == "Stores"
    file.close()
