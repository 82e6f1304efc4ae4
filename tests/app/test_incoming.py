"""Files from somebody else: what is no file, can't be read or is too large is refused before it is read."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from app.errors import InputRefused
from app.incoming import read_incoming


def refusal(path: Path) -> str:
    with pytest.raises(InputRefused) as refused:
        read_incoming(path)
    assert str(path) in str(refused.value) or refused.value.key == "interchange.too_large"
    return refused.value.key


def test_a_file_is_given_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "council.json"
    file.write_bytes(b"\0\xff")
    assert read_incoming(file) == b"\0\xff"


def test_missing_files_folders_pipes_and_sockets_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refusal(tmp_path / "nothing.json") == "interchange.missing"
    assert refusal(tmp_path) == "interchange.folder"
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "interchange.not_a_file"
    with socket.socket(socket.AF_UNIX) as bound:
        monkeypatch.chdir(tmp_path)
        bound.bind("socket")
    assert refusal(tmp_path / "socket") == "interchange.not_a_file"


def test_what_the_system_refuses_is_refused_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert refusal(file / "below.json") == "interchange.unreadable"


def test_three_hundred_megabytes_are_refused_without_reading(tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    with file.open("wb") as huge:
        huge.truncate(300_000_000)
    assert refusal(file) == "interchange.too_large"
