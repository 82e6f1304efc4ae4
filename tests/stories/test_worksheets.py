"""Worksheets go out, are filled in, and come back: dropped on the window, or fetched from a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.file.looking import read_workshop
from app.workshop import Workshop
from tests.filling import filled, made, put
from tests.stories.conftest import OpenWindow, kept
from tests.stories.facilitator import Facilitator

ODD = 'Ποιος; 🙂 "quoted" <b>&'
COPY = Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(window: QWidget, *paths: Path) -> bool:
    """Drag files from elsewhere onto the window; tell whether it would take them."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    entering = QDragEnterEvent(QPoint(400, 300), COPY, dragged, LEFT, NONE)
    entering.ignore()
    QCoreApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QCoreApplication.sendEvent(window, QDropEvent(QPointF(400, 300), COPY, dragged, LEFT, NONE))
    return entering.isAccepted()


def handed_in(workshop: Workshop, folder: Path) -> Path:
    """Fill in a few sheets of a workshop and put them into a folder, one of them twice."""
    pdfs = made(workshop, "worksheets")
    phrase = filled(pdfs["worksheets/phrases.pdf"], {"phrase1": ODD, "phrase2": "long " * 400})
    put(folder, "anna.pdf", phrase)
    put(folder, "anna again.pdf", phrase)
    touch = {"answer": "I pick up the telephone", "benefit": ODD}
    put(folder, "b.pdf", filled(pdfs["worksheets/personal-touchpoint.pdf"], touch, sheet=3))
    marks = {"know": "/2", "listen": "/5", "lead": "/0"}
    put(folder, "c.pdf", filled(pdfs["worksheets/six-practices.pdf"], marks))
    put(folder, "printed.pdf", made(workshop, "board")["board.pdf"])
    return folder


def test_worksheets_dropped_on_the_window_are_shown_and_taken_in_as_one_change(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator, tmp_path: Path
) -> None:
    workshop, _ = read_workshop(sample)
    folder = handed_in(workshop, tmp_path / "back")
    before = kept(sample)
    window = open_window(sample)
    assert drop(window, folder)
    facilitator.reads("3 worksheets to collect, 2 set aside")
    assert facilitator.sees("Six practices: 1 sheet, without names and in no order.")
    assert facilitator.sees("anna.pdf: The same sheet as anna again.pdf, so it counts once.")
    assert facilitator.button_that_says("Collect 3 worksheets")
    facilitator.click("Collect 3 worksheets")
    facilitator.hears("Collect 3 worksheets: done.")
    after = kept(sample)
    assert [each["text"] for each in after["phrases"][-2:]] == [ODD, ("long " * 400).strip()]
    assert after["personal_touchpoints"][-1]["benefit"] == ODD
    assert after["surveys"][-1]["secret"] is True
    assert len(after["ratings"]) == len(before["ratings"]) + 3

    assert drop(window, folder / "anna.pdf", folder / "c.pdf")
    facilitator.reads("0 worksheets to collect, 2 set aside")
    facilitator.click("Close")
    facilitator.press("Ctrl+Z")
    facilitator.hears("Undid: Collect 3 worksheets")
    assert kept(sample) == before


def test_worksheets_are_fetched_from_a_folder_and_escape_leaves_them_there(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator, tmp_path: Path
) -> None:
    workshop, _ = read_workshop(sample)
    folder = handed_in(workshop, tmp_path / "back")
    before = kept(sample)
    window = open_window(sample, size=(1280, 720))
    facilitator.go("Hand out", "Documents")
    facilitator.click("Collect worksheets…")
    facilitator.choose_file(folder)
    facilitator.reads("3 worksheets to collect, 2 set aside")
    facilitator.press("Escape")
    assert not facilitator.sees("worksheets to collect")
    assert kept(sample) == before
    (tmp_path / "empty").mkdir()
    assert drop(window, tmp_path / "empty")
    facilitator.hears("There is no PDF there.")
    assert not drop(window, sample.with_name("notes.txt"), folder / "anna.pdf")
