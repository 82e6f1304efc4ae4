"""The tables of the file and the records of the vocabulary say the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec
import pytest
from msgspec import inspect
from sqlite_utils import Database

from app.file import schema
from app.file.header import VERSION, check_header
from app.file.migrations import MIGRATIONS, NAMES
from app.file.workshop_file import WorkshopFile
from app.workshop import Workshop

LOG = "_sqlite_migrations"
FIXTURES = Path(__file__).parents[2] / "fixtures"


def stored(database: Database) -> set[tuple[str, str]]:
    """Every table and index as (name, SQL in one line): columns stand in order, whenever added."""
    rows = database.execute("SELECT name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {(name, re.sub(r"\s*([,()])\s*|\s+", r"\1 ", sql)) for name, table, sql in rows if table != LOG}


def test_the_frozen_tables_are_those_the_records_ask_for() -> None:
    migrated, made = (Database(memory=True, execute_plugins=False) for _ in range(2))
    MIGRATIONS.apply(migrated)
    for statement in schema.tables():
        made.execute(statement)
    assert stored(migrated) == stored(made)
    migrated.close()
    made.close()


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


def of_version_1(whole: Workshop) -> Workshop:
    """Give the workshop as the first version knew it: without a colour and a logo."""
    return whole.replace(msgspec.structs.replace(whole.details, colour=None, logo=None))


@pytest.mark.parametrize("version", [1, 2])
def test_a_file_of_each_version_opens_with_all_its_records(
    tmp_path: Path, whole: Workshop, images: dict[str, bytes], version: int
) -> None:
    path = tmp_path / "old.touchline"
    shutil.copyfile(FIXTURES / f"version-{version}.touchline", path)
    assert check_header(path) == version <= VERSION == len(NAMES)
    file = WorkshopFile.open(path)
    assert file.workshop == (of_version_1(whole) if version == 1 else whole)
    assert dict(file.images) == {hash: images[hash] for hash in file.images}
    assert len(file.images) == version
    assert [entry.label for entry in file.history()] == ["Rename department"]
    assert file.undo() is not None
    assert file.workshop.get("departments", "de2").name == "Stores"
    file.close()
