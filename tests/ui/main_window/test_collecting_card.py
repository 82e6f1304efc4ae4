"""Worksheets in the window: read in peace, shown, and left alone when not wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.records.prepare import Note
from app.records.vocabulary import new_id
from app.worksheets.collecting import Collection, collect
from app.worksheets.returned import Returned
from app.worksheets.sheet import Sheet
from app.workshop import Workshop
from exporters.collect import read_worksheets, worksheet_files
from tests.filling import filled, made, put
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import click
from ui.main_window.collecting_card import CollectingCard
from ui.main_window.workshop_view import WorkshopView
from ui.message import Message
from ui.widgets.label import Label

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
    assert card.title.text() == card.accessibleName() == "Looking for worksheets…"
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
def test_a_fault_of_our_own_while_reading_surfaces_and_ends_the_wait(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise SystemExit  # ends a thread without a word

    monkeypatch.setattr("exporters.collect.read_worksheets", fail)
    _, view = opened
    said: list[Message] = []
    view.session.said.connect(said.append)
    with qtbot.captureExceptions() as raised:
        view.session.collect_wanted.emit((put(tmp_path, "a.pdf", b""),))
        assert view.collecting.isVisible()
        qtbot.waitUntil(lambda: bool(raised), timeout=PATIENCE_MS)
    assert isinstance(raised[0][1], RuntimeError)
    assert not view.collecting.isVisible()
    assert said[-1].text.startswith("Reading the worksheets ended early by a fault of Touchline")


def test_the_window_waits_for_no_folder_and_no_comparison(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, view = opened
    session, card = view.session, view.collecting
    pdf = made(session.workshop, "evaluation")["evaluation.pdf"]
    put(tmp_path, "a.pdf", filled(pdf, {"change": "begin at once"}))
    go, under_way = Event(), Event()
    threads: list[Thread] = []

    def look(paths: Sequence[Path], is_unwanted: Callable[[], bool]) -> tuple[Path, ...]:
        threads.append(current_thread())
        under_way.set()
        go.wait()
        return worksheet_files(paths, is_unwanted)

    def compare(workshop: Workshop, sheets: Sequence[Returned]) -> Collection:
        assert workshop is not session.workshop  # each thread builds the look-ups of its own
        threads.append(current_thread())
        return collect(workshop, sheets)

    monkeypatch.setattr("exporters.collect.worksheet_files", look)
    monkeypatch.setattr("app.worksheets.collecting.collect", compare)
    session.collect_wanted.emit((tmp_path,))
    qtbot.waitUntil(under_way.is_set, timeout=PATIENCE_MS)
    assert card.title.text() == "Looking for worksheets…"
    click(card.cancel_button)
    assert not card.isVisible()
    go.set()
    threads[0].join()
    session.collect_wanted.emit((tmp_path,))
    shown(qtbot, card, "1 worksheet to collect")
    assert len(threads) == 3  # the one that was cancelled compared nothing
    assert main_thread() not in threads


def test_a_refusal_is_said_in_the_status_line(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    _, view = opened
    said: list[Message] = []
    view.session.said.connect(said.append)
    view.session.collect_wanted.emit((tmp_path,))
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    assert said[-1].text.startswith("There is no PDF there.")
    assert not view.collecting.isVisible()


def collected(qtbot: QtBot, view: WorkshopView, folder: Path) -> Path:
    """Collect one filled evaluation through the card; give its path."""
    pdf = made(view.session.workshop, "evaluation")["evaluation.pdf"]
    sheet = put(folder, "a.pdf", filled(pdf, {"change": "begin at once"}))
    view.session.collect_wanted.emit((sheet,))
    shown(qtbot, view.collecting, "1 worksheet to collect")
    click(view.collecting.collect_button)
    return sheet


def test_the_card_follows_the_workshop_while_it_is_open(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    _, view = opened
    session, card = view.session, view.collecting
    sheet = collected(qtbot, view, tmp_path)
    session.collect_wanted.emit((sheet,))
    shown(qtbot, card, "0 worksheets to collect")
    elsewhere = QLineEdit(view)
    elsewhere.show()
    elsewhere.setFocus()
    session.undo()
    shown(qtbot, card, "1 worksheet to collect")
    assert elsewhere.hasFocus()
    card.collect_button.setFocus()
    session.redo()
    shown(qtbot, card, "0 worksheets to collect")
    assert card.cancel_button.hasFocus()


def test_what_changes_while_sheets_are_read_counts(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, view = opened
    session, card = view.session, view.collecting
    sheet = collected(qtbot, view, tmp_path)
    go = Event()

    def look(path: Path) -> tuple[Returned, ...]:
        go.wait()
        return read_worksheets(path)

    monkeypatch.setattr("exporters.collect.read_worksheets", look)
    session.collect_wanted.emit((sheet,))
    session.undo()
    go.set()
    shown(qtbot, card, "1 worksheet to collect")
    assert card.collect_button.hasFocus()


@pytest.mark.parametrize("number", [1, 2])
def test_a_click_waits_for_what_changed_just_before(
    qtbot: QtBot, opened: Opened, tmp_path: Path, number: int
) -> None:
    _, view = opened
    session, card = view.session, view.collecting
    said: list[Message] = []
    pdf = made(session.workshop, "evaluation")["evaluation.pdf"]
    session.collect_wanted.emit((put(tmp_path, "a.pdf", filled(pdf, {"change": "begin at once"})),))
    shown(qtbot, card, "1 worksheet to collect")
    session.said.connect(said.append)
    code = Sheet(session.workshop.id, "evaluation", number).code
    note = Note(id=new_id(), stage="hand_out", step="documents", text=f"Sheets read in: {code}")
    session.run("Add a note", lambda change: change.insert(note))
    click(card.collect_button)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    taken = [each for each in session.workshop.notes if "begin at once" in each.text]
    if number == 1:  # the sheet itself
        assert taken == []
        assert said[-1].text == "There is nothing new in these files, and the workshop stays as it is."
        assert card.title.text() == "0 worksheets to collect, 1 set aside"
    else:
        assert len(taken) == 1
        assert said[-1].text == "Collect 1 worksheet: done."
        assert not card.isVisible()


def test_a_click_looks_again_by_itself_where_nobody_told_of_a_change(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    _, view = opened
    session, card = view.session, view.collecting
    pdf = made(session.workshop, "evaluation")["evaluation.pdf"]
    session.collect_wanted.emit((put(tmp_path, "a.pdf", filled(pdf, {"change": "begin at once"})),))
    shown(qtbot, card, "1 worksheet to collect")
    with session.file.change("Behind its back") as change:
        change.update("workshop", None, title="Another")
    click(card.collect_button)
    qtbot.waitUntil(lambda: not card.isVisible(), timeout=PATIENCE_MS)
    assert "begin at once" in session.workshop.notes[-1].text


def test_of_very_many_sheets_those_to_look_at_are_said_first(
    qtbot: QtBot, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.main_window.collecting_card.MOST_LINES", 2)
    _, view = opened
    pdf = made(view.session.workshop, "evaluation")["evaluation.pdf"]
    for name in "abc":
        put(tmp_path, f"{name}.pdf", filled(pdf, {"change": "begin at once"}))
    put(tmp_path, "d.pdf", b"")
    view.session.collect_wanted.emit((tmp_path,))
    shown(qtbot, view.collecting, "1 worksheet to collect, 3 set aside")
    said = [each.text() for each in view.collecting.lines.findChildren(Label) if each.isVisible()]
    assert [each[:7] for each in said[-3:-1]] == ["d.pdf: ", "b.pdf: "]
    assert said[-1] == "and 1 more; collect fewer at once to see each"
