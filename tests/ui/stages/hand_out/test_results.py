"""The exported files: the most useful one first, opened, printed and found by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.stages.hand_out.conftest import Shown, choose, export
from ui.message import Message
from ui.session import Session
from ui.stages.hand_out.results_pane import most_useful, singles

Key, Left = Qt.Key, Qt.MouseButton.LeftButton


class Opener(QObject):
    """Stands for the programs of the system that open files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def opener(qtbot: QtBot) -> Iterator[Opener]:  # noqa: ARG001 - Qt has to be there
    """Take over what would be opened by other programs."""
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "take")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_files_and_their_folder_are_opened(
    qtbot: QtBot, sample_session: Session, shown: Shown, opener: Opener
) -> None:
    page = shown(sample_session)
    choose(qtbot, page, "json", "csv")
    export(qtbot, page)
    assert not page.results.print_button.isEnabled()
    assert not page.results.hint.isVisible()
    qtbot.mouseClick(page.results.open_button, Left)
    qtbot.keyClick(page.results.list, Key.Key_Down)
    qtbot.keyClick(page.results.list, Key.Key_Return)
    qtbot.mouseClick(page.results.folder_button, Left)
    folder = page.folder
    assert opener.opened == [str(folder / "workshop.json"), str(folder / "actions.csv"), str(folder)]


def test_the_merged_handouts_are_selected_and_printed_by_the_keyboard_alone(
    qtbot: QtBot, sample_session: Session, shown: Shown, opener: Opener
) -> None:
    page = shown(sample_session)
    said: list[Message] = []
    sample_session.said.connect(said.append)
    choose(qtbot, page, "board", "handouts", "csv")
    export(qtbot, page)
    results = page.results
    merged = page.folder / "handouts.pdf"
    assert results.list.current_id == str(merged)
    assert results.list.hasFocus()
    people = len(sample_session.workshop.participants)
    row = next(row for row in results._model.rows if row.id == str(merged))
    assert row.subtitle.startswith(f"All {people} in one file, for the printer: ")
    assert "print it from there" in results.hint.text()
    for words, act in (
        ("Print…", Key.Key_Space),
        ("Open", Key.Key_Return),
        ("Open the folder", Key.Key_Return),
    ):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        button = QApplication.focusWidget()
        assert button.accessibleName() == words
        qtbot.keyClick(button, act)
    assert opener.opened == [str(merged), str(merged), str(page.folder)]
    assert [each.text for each in said] == [
        "handouts.pdf is opened in your PDF viewer: print it from there, usually with Ctrl+P."
    ]
    results.list.select(str(page.folder / "actions.csv"))
    assert not results.print_button.isEnabled()
    results.list.select(str(page.folder / "board.pdf"))
    assert results.print_button.isEnabled()


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (("board.pdf", "handouts/1-ann.pdf", "handouts.pdf", "departments/1-it.pdf", "departments.pdf"), 2),
        (("workshop.json", "plan.docx", "plan.pdf"), 2),
        (("workshop.json", "actions.csv"), 0),
        (("worksheets/phrases.pdf", "worksheets/phrases/01-ann.pdf", "worksheets/slips.pdf"), 0),
        (("everything.zip",), 0),
    ],
)
def test_the_most_useful_file_comes_first(names: tuple[str, ...], first: int) -> None:
    paths = [Path("client", name) for name in names]
    assert most_useful(paths) == paths[first]


def test_a_file_is_merged_when_a_folder_of_its_name_holds_others() -> None:
    paths = [Path("handouts/1-ann.pdf"), Path("handouts/2-bo.pdf"), Path("handouts.pdf"), Path("plan.pdf")]
    assert singles(paths[2], paths) == tuple(paths[:2])
    assert singles(paths[3], paths) == ()
    assert singles(paths[0], paths) == ()


def test_a_file_that_is_gone_is_said_to_be_gone(
    qtbot: QtBot, sample_session: Session, shown: Shown, opener: Opener
) -> None:
    page = shown(sample_session)
    choose(qtbot, page, "board")
    export(qtbot, page)
    (page.folder / "board.pdf").unlink()
    said: list[Message] = []
    sample_session.said.connect(said.append)
    qtbot.mouseClick(page.results.open_button, Left)
    qtbot.mouseClick(page.results.print_button, Left)
    assert ["board.pdf is no longer there" in each.text for each in said] == [True, True]
    assert opener.opened == []


def test_what_no_program_opens_is_said(
    qtbot: QtBot, sample_session: Session, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(sample_session)
    choose(qtbot, page, "csv")
    export(qtbot, page)
    said: list[Message] = []
    sample_session.said.connect(said.append)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    qtbot.mouseClick(page.results.open_button, Left)
    assert (said[-1].kind, "no program" in said[-1].text) == ("warn", True)
