"""Interchange JSON from a file on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.content import resource
from app.errors import InputRefused
from app.interchange import read_json, read_json_file


def test_a_file_is_read_like_its_bytes() -> None:
    sample = resource("samples", "building-supplies.json")
    assert read_json_file(sample) == read_json(sample.read_bytes())


def test_a_missing_file_is_refused_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="nothing here"):
        read_json_file(tmp_path / "nothing here.json")
