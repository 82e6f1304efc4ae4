"""The verb that collects: what it says, what it leaves alone, and what it changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.file.looking import read_workshop
from app.file.workshop_file import WorkshopFile
from app.workshop import Workshop
from tests.filling import filled, made, put
from tests.small import workshop as small
from ui.command_line import main


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made_up = small(participants=[{"name": "Keeper of the desk"}, {"name": "Driver"}])
    path = tmp_path / "day.touchline"
    WorkshopFile.create(path, made_up.details, made_up).close()
    return path


def workshop_in(path: Path) -> Workshop:
    return read_workshop(path)[0]


def test_sheets_are_collected_as_one_change(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = made(workshop_in(path), "worksheets")["worksheets/phrases.pdf"]
    folder = tmp_path / "back"
    put(folder, "a.pdf", filled(pdf, {"phrase1": "begin at once"}))
    put(folder, "b.pdf", filled(pdf, {"phrase1": "end well"}, sheet=1))
    assert main(["collect", str(path), str(folder)]) == 0
    said = capsys.readouterr()
    assert said.out == "Phrases: 2 sheets, 2 phrases. From Keeper of the desk, Driver.\n"
    assert said.err == ""
    assert [each.text for each in workshop_in(path).phrases] == ["begin at once", "end well"]
    file = WorkshopFile.open(path)
    try:
        assert file.undo_label == "Collect 2 worksheets"
        file.undo()
        assert file.workshop.phrases == ()
    finally:
        file.close()


def test_what_is_set_aside_is_said_and_told_by_the_exit_code(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = made(workshop_in(path), "worksheets")["worksheets/phrases.pdf"]
    sheet = put(tmp_path, "a.pdf", filled(pdf, {"phrase1": "begin at once"}))
    assert main(["collect", str(path), str(sheet)]) == 0
    before = path.read_bytes()
    capsys.readouterr()
    assert main(["collect", str(path), str(sheet)]) == 0
    said = capsys.readouterr()
    assert said.out == "There is nothing new in these files, and the workshop stays as it is.\n"
    assert said.err == "a.pdf: This sheet was read in before, so nothing was taken from it again.\n"
    other = made(Workshop(workshop_in(path).details, id="other"), "worksheets")["worksheets/phrases.pdf"]
    alien = put(tmp_path, "alien.pdf", filled(other, {"phrase1": "x"}))
    assert main(["collect", str(path), str(alien)]) == 1
    assert "belongs to another workshop" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_pipe_is_called_what_it_is(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert main(["collect", str(path), str(tmp_path / "pipe.pdf")]) == 1
    assert capsys.readouterr().err == "pipe.pdf: This is no ordinary file, so nothing can be read from it.\n"


def test_what_isnt_there_is_refused(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["collect", str(path), str(tmp_path / "nowhere")]) == 1
    assert "There is no file" in capsys.readouterr().err
    assert main(["collect", str(path)]) == 2
