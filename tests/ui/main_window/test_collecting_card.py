"""Worksheets in the window: read in peace, shown, and left alone when not wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.filling import filled, made, put
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import click
from ui.main_window.collecting_card import CollectingCard
from ui.message import Message
from ui.worksheet_reader import WorksheetReader

PATIENCE_MS = 20_000


def shown(qtbot: QtBot, card: CollectingCard, start: str) -> None:
    """Wait until the card's title begins like this."""
    qtbot.waitUntil(lambda: card.title.text().startswith(start), timeout=PATIENCE_MS)


def test_worksheets_are_shown_before_they_are_taken_in(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    _, view = opened
    session, card = view.session, view.collecting
    pdfs = made(session.workshop, "worksheets")
    other = made(session.workshop, "evaluation")["evaluation.pdf"]
    put(tmp_path, "a.pdf", filled(pdfs["worksheets/phrases.pdf"], {"phrase1": "begin at once"}))
    put(tmp_path, "b.pdf", filled(other, {"useful": "/4"}))
    put(tmp_path, "c.pdf", pdfs["worksheets/phrases.pdf"])
    session.collect_wanted.emit((tmp_path,))
    assert card.title.text() == "Reading worksheets: 0 of 3"
    assert card.cancel_button.hasFocus()
    shown(qtbot, card, "2 worksheets to collect, 1 set aside")
    assert card.accessibleName() == "2 worksheets to collect, 1 set aside"
    assert card.collect_button.hasFocus()
    QTest.keyClick(card.collect_button, Qt.Key.Key_Escape)
    assert not card.isVisible()
    before = session.workshop
    session.collect_wanted.emit((tmp_path / "a.pdf",))
    shown(qtbot, card, "1 worksheet to collect")
    click(card.collect_button)
    assert not card.isVisible()
    assert session.workshop.phrases[-1].text == "begin at once"
    session.undo()
    assert session.workshop == before


def test_reading_is_cancelled_and_begun_again(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    _, view = opened
    card = view.collecting
    for place in range(30):
        put(tmp_path, f"{place}.pdf", b"nothing")
    view.session.collect_wanted.emit((tmp_path,))
    click(card.cancel_button)
    assert not card.isVisible()
    view.session.collect_wanted.emit((tmp_path,))
    view.session.collect_wanted.emit((tmp_path / "1.pdf", tmp_path / "2.pdf"))
    shown(qtbot, card, "0 worksheets to collect, 2 set aside")
    assert not card.collect_button.isVisible()
    assert card.cancel_button.text() == "Close"


def test_a_workshop_that_is_only_looked_at_takes_nothing_in(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, view = opened
    session, card = view.session, view.collecting
    said: list[Message] = []
    session.said.connect(said.append)
    pdf = made(session.workshop, "worksheets")["worksheets/phrases.pdf"]
    put(tmp_path, "a.pdf", filled(pdf, {"phrase1": "begin at once"}))
    session.collect_wanted.emit((tmp_path,))
    shown(qtbot, card, "1 worksheet to collect")
    monkeypatch.setattr(session.file, "read_only", True)
    click(card.collect_button)
    assert card.isVisible()
    assert said
    assert not any(each.text == "begin at once" for each in session.workshop.phrases)


# The thread ends by a fault on purpose.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_our_own_while_reading_surfaces(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise SystemExit  # ends a thread without a word

    monkeypatch.setattr("exporters.collect.read_worksheets", fail)
    reader = WorksheetReader()
    reader.read([tmp_path / "a.pdf"])
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: bool(raised), timeout=PATIENCE_MS)
    assert isinstance(raised[0][1], RuntimeError)
