"""Files that can't be opened: one plain sentence on Home, and the button that helps where there is one."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.content import resource
from app.file.workshop_file import WorkshopFile
from tests.ui.conftest import DETAILS, OpenWindow
from tests.ui.windows import button, click, kept, open_elsewhere, press, sample_workshop
from ui.main_window.main_window import MainWindow
from ui.opening import data_folder
from ui.widgets.saved_mark import SavedMark

ROOT = Path(__file__).resolve().parents[3]
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with the sample workshop, closed."""
    workshop = sample_workshop()
    made = tmp_path / "client.touchline"
    WorkshopFile.create(made, workshop.details, workshop, data_folder=data_folder()).close()
    return made


def damage(path: Path) -> None:
    """Overwrite every page behind the first: what is left still looks like a workshop from outside."""
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)


def refused(window: MainWindow) -> str:
    assert window.view is None
    assert window.home.isVisible()
    return window.home.refusal


@pytest.mark.parametrize(
    ("name", "contents", "said"),
    [
        ("empty.touchline", b"", "“empty.touchline” is empty"),
        ("letter.touchline", b"Dear Sir or Madam\n" * 300, "is not a workshop of Touchline"),
        ("letter.json", b"Dear Sir or Madam\n", "This isn’t JSON: line 1, column 1"),
        ("list.json", b"[]", "found a list, expected an object"),
    ],
)
def test_what_is_not_a_workshop_is_said_to_be_none(
    name: str, contents: bytes, said: str, open_window: OpenWindow, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(contents)
    window = open_window(tmp_path / name)
    assert said in refused(window)
    assert not window.home.remedy_button.isVisible()
    assert (tmp_path / name).read_bytes() == contents
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_folder_and_a_missing_file_are_said_to_be_so(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(tmp_path)
    assert "is a folder" in refused(window)
    window.open_path(tmp_path / "missing.touchline")
    assert "There is no file “missing.touchline”" in refused(window)
    window.open_path(tmp_path / "missing.json")
    assert "missing.json" in refused(window)
    window.open_path(tmp_path / f"{'x' * 300}.touchline")
    assert "File name too long" in refused(window)
    long = tmp_path / f"{'x' * 246}.json"
    long.write_bytes(resource("samples", "building-supplies.json").read_bytes())
    window.open_path(long)
    assert "is too long for the name of a file" in refused(window)
    click(window.home.sample_button)
    window.show_home()
    assert window.home.refusal == ""


def test_a_file_of_a_newer_version_is_left_alone(open_window: OpenWindow, path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = struct.pack(">I", 99)
    path.write_bytes(data)
    window = open_window(path)
    assert "newer version" in refused(window)
    assert not window.home.remedy_button.isVisible()
    assert path.read_bytes() == data


def test_a_file_open_in_another_process_can_be_looked_at(open_window: OpenWindow, path: Path) -> None:
    with open_elsewhere(path):
        window = open_window(path)
        assert "is open already" in refused(window)
        assert window.home.remedy_button.text() == "Look at it read-only"
        click(window.home.remedy_button)
        assert window.view is not None
        assert window.view.session.read_only
        assert len(window.view.session.workshop.departments) == 9
    before = path.read_bytes()
    (mark,) = window.view.findChildren(SavedMark)
    assert mark.state == "read_only"
    window.view.open_parking_lot()
    QTest.keyClicks(QApplication.activePopupWidget().focusWidget(), "Ask IT")
    press(Qt.Key.Key_Return)
    assert "only being looked at" in window.view.status.message
    assert window.view.status.kind == "bad"
    press(Qt.Key.Key_Escape)
    window.view.session.look_after_file()
    window.close()
    assert path.read_bytes() == before


def test_a_second_start_on_the_same_file_is_refused_while_the_first_works_on(
    open_window: OpenWindow, path: Path
) -> None:
    first = open_window(path)
    second = open_window(path)
    assert "is open already" in refused(second)
    assert first.view is not None
    first.view.session.say("Still here", "ok")
    assert first.view.status.message == "Still here"


def test_a_damaged_file_is_restored_by_a_click_and_nothing_is_missing(
    open_window: OpenWindow, path: Path
) -> None:
    window = open_window(path)
    assert window.view is not None
    window.view.open_parking_lot()
    QTest.keyClicks(QApplication.activePopupWidget().focusWidget(), "Ask IT about the counter screens")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    window.close()
    before = kept(path)
    assert before.parking_lot[-1].text == "Ask IT about the counter screens"
    damage(path)
    broken = path.read_bytes()
    again = open_window(path)
    assert "is damaged" in refused(again)
    assert again.home.remedy_button.text() == "Restore the newest good state"
    click(again.home.remedy_button)
    assert again.view is not None
    assert again.view.session.workshop == before
    again.close()
    assert kept(path) == before
    aside = [each for each in path.parent.iterdir() if each != path]
    assert [each.read_bytes() for each in aside] == [broken]


def test_a_damaged_file_that_was_never_open_here_has_no_button(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    foreign = tmp_path / "mailed.touchline"
    WorkshopFile.create(foreign, DETAILS).close()
    damage(foreign)
    window = open_window(foreign)
    assert "is damaged" in refused(window)
    assert not window.home.remedy_button.isVisible()


def test_a_remedy_that_fails_is_said_too(open_window: OpenWindow, path: Path) -> None:
    with open_elsewhere(path):
        window = open_window(path)
    path.unlink()
    click(window.home.remedy_button)
    assert "There is no file" in refused(window)


@contextmanager
def nobody_in_particular() -> Iterator[None]:
    """Be a user who may read everything and write nothing: to the administrator no folder is read-only."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(me)


def test_a_file_in_a_folder_that_takes_nothing_can_be_looked_at(open_window: OpenWindow, path: Path) -> None:
    window = open_window(path)  # what follows imports nothing any more that only the administrator may read
    window.show_home()
    with TemporaryDirectory() as folder:
        there = Path(folder, path.name)
        there.write_bytes(path.read_bytes())
        Path(folder).chmod(0o555)
        there.chmod(0o444)
        with nobody_in_particular():
            window.open_path(there)
            said = refused(window)
            click(window.home.remedy_button)
        assert "is read-only" in said
        assert window.view is not None
        assert window.view.session.read_only
        assert len(window.view.session.workshop.departments) == 9
        window.close()
        Path(folder).chmod(0o755)


def test_a_read_only_workshop_can_be_copied_and_worked_on(
    open_window: OpenWindow, path: Path, tmp_path: Path
) -> None:
    with open_elsewhere(path):
        window = open_window(path)
        click(window.home.remedy_button)
        assert window.view is not None
        window.view.session.file.save_copy(tmp_path / "mine.touchline")
        window.open_path(tmp_path / "mine.touchline")
        assert window.view is not None
        assert not window.view.session.read_only
        assert button(window.view.header, "Nothing to undo").isVisible()


def test_a_refusal_leaves_the_open_workshop_open(open_window: OpenWindow, path: Path, tmp_path: Path) -> None:
    window = open_window()
    window.open_path(path)
    view = window.view
    assert view is not None
    said: list[str] = []
    view.session.said.connect(lambda message: said.append(message.text))
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    window.open_path(broken)
    window.open_path(path)
    window.open_path(path.parent / "." / path.name)
    elsewhere = tmp_path / "elsewhere.touchline"
    workshop = sample_workshop()
    WorkshopFile.create(elsewhere, workshop.details, workshop, data_folder=data_folder()).close()
    damage(elsewhere)
    window.open_path(elsewhere)
    assert window.view is view
    assert not window.home.isVisible()
    assert said[0].startswith("This isn’t JSON")
    assert said[1:3] == ["This is the workshop you are in."] * 2
    assert said[3].endswith("Go Home and open it there to mend that.")
    window.open_path(tmp_path / "missing.touchline")
    assert window.view is view
