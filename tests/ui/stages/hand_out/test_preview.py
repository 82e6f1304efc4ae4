"""The look into a document: page by page, file by file, at any zoom, by mouse, wheel and keys."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import ExportRefused
from exporters.catalogue import CATALOGUE
from exporters.preview import MOST_PIXELS
from tests.small import workshop
from tests.ui.stages.hand_out.conftest import PATIENCE_MS, Shown
from ui.session import Session
from ui.stages.hand_out.documents import DocumentsStep
from ui.stages.hand_out.page_view import PageView

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def settle(qtbot: QtBot, page: DocumentsStep) -> None:
    """Wait until the page is there, and as sharp as its place takes it."""
    qtbot.waitUntil(lambda: page.preview.is_sharp and not page.is_waiting, timeout=PATIENCE_MS)


def look_at(qtbot: QtBot, page: DocumentsStep, key: str) -> None:
    """Put the keyboard on a document and wait for its preview."""
    page.rows[key].box.setFocus()
    qtbot.waitUntil(lambda: page.preview.shows(key), timeout=PATIENCE_MS)
    settle(qtbot, page)


def roll(view: PageView, notches: float, at: QPointF | None = None, held: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel by so many notches, away from the hand (+) or towards it (-)."""
    place = at or QPointF(view.viewport().rect().center())
    angle = QPoint(0, round(notches * 120))
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def under(view: PageView, place: QPointF) -> tuple[float, float]:
    """What part of the page lies at a place of the view, from 0 to 1 across and down."""
    page = view.sheet.page
    inside = QPointF(view.sheet.mapFrom(view.viewport(), place))
    return (inside.x() - page.x()) / page.width(), (inside.y() - page.y()) / page.height()


def test_pages_are_turned_by_buttons_and_keys(qtbot: QtBot, sample_session: Session, shown: Shown) -> None:
    page = shown(sample_session)
    preview = page.preview
    qtbot.waitUntil(lambda: preview.shows("board"), timeout=PATIENCE_MS)
    assert preview.pages.place.text().startswith("Page 1 of ")
    assert preview.view.accessibleName().startswith("Board edition, page 1 of ")
    assert preview.view.sheet.picture is not None
    assert not preview.pages.back_button.isEnabled()
    qtbot.mouseClick(preview.pages.on_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview.number == 1, timeout=PATIENCE_MS)
    qtbot.keyClick(preview.view, Key.Key_PageDown)
    qtbot.waitUntil(lambda: preview.number == 2, timeout=PATIENCE_MS)
    qtbot.mouseClick(preview.pages.back_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview.number == 1, timeout=PATIENCE_MS)
    qtbot.keyClick(preview.view, Key.Key_PageUp)
    qtbot.waitUntil(lambda: preview.number == 0, timeout=PATIENCE_MS)
    qtbot.keyClick(preview.view, Key.Key_PageUp)
    qtbot.keyClick(preview.view, Key.Key_Down)
    assert preview.number == 0
    for _ in range(3):
        qtbot.keyClick(preview.view, Key.Key_PageDown)
    preview.view.settled.emit()
    qtbot.waitUntil(lambda: preview.number == 3, timeout=PATIENCE_MS)


def test_pages_are_turned_from_anywhere_in_the_step(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    preview = page.preview
    qtbot.waitUntil(lambda: preview.shows("board"), timeout=PATIENCE_MS)
    page.take_focus()
    here = QApplication.focusWidget()
    assert here is page.capture.field
    for number, (key, focus) in enumerate(
        ((Key.Key_PageDown, here), (Key.Key_PageDown, page.bar.export_button)), start=1
    ):
        focus.setFocus()
        qtbot.keyClick(focus, key)
        qtbot.waitUntil(lambda at=number: preview.number == at, timeout=PATIENCE_MS)
    qtbot.keyClick(page.bar.export_button, Key.Key_PageUp)
    qtbot.waitUntil(lambda: preview.number == 1, timeout=PATIENCE_MS)
    assert page.bar.export_button.hasFocus()
    qtbot.keyClick(page.bar.export_button, Key.Key_PageDown, CTRL)
    page.rows["board"].box.setFocus()
    qtbot.keyClick(page.rows["board"].box, Key.Key_PageDown)
    assert preview.wanted == 1, "the list of documents scrolls"
    look_at(qtbot, page, "json")
    page.take_focus()
    qtbot.keyClick(here, Key.Key_PageDown)
    assert preview.shows("json")


def test_the_preview_follows_the_keyboard_the_paper_and_the_size(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    preview = page.preview
    page.rows["json"].box.setFocus()
    qtbot.waitUntil(lambda: preview.shows("json"), timeout=PATIENCE_MS)
    assert '"touchline": 1' in preview.text.toPlainText()
    assert not preview.pages.on_button.isVisible()
    page.rows["handouts"].box.setFocus()
    qtbot.waitUntil(lambda: preview.shows("handouts"), timeout=PATIENCE_MS)
    before = preview.view.sheet.picture
    assert before is not None
    qtbot.mouseClick(page.bar.paper.button("Letter"), Qt.MouseButton.LeftButton)

    def is_letter() -> bool:
        picture = preview.view.sheet.picture
        return picture is not None and picture.height() / picture.width() < 1.3

    qtbot.waitUntil(is_letter, timeout=PATIENCE_MS)
    page.resize(1200, 700)

    def is_sharp() -> bool:
        picture = preview.view.sheet.picture
        return picture is not None and abs(picture.width() - preview.view.pixels) <= 1

    qtbot.waitUntil(is_sharp, timeout=PATIENCE_MS)


def test_why_there_is_no_preview_is_said(
    qtbot: QtBot, open_session: Callable[..., Session], shown: Shown
) -> None:
    page = shown(open_session(workshop(participants=[{"name": "Ann"}, {"name": "שלום"}])))
    with qtbot.waitSignal(page.runner.preview_refused, timeout=PATIENCE_MS) as refused:
        page.rows["handouts"].box.setFocus()
    assert refused.args[0].key == "export.characters"
    words = page.preview.words.text()
    assert "HEBREW LETTER SHIN" in words
    assert "Participant 2, Name: “שלום”" in words
    assert page.preview.words.isVisible()
    assert not page.is_waiting
    look_at(qtbot, page, "json")
    page.rows["handouts"].box.setFocus()
    qtbot.waitUntil(lambda: page.preview.words.text() == words, timeout=PATIENCE_MS)
    page.session.run("Rename", lambda change: change.update("participants", "participants-1", name="Shalom"))
    look_at(qtbot, page, "handouts")


def test_a_fault_of_our_own_ends_the_waiting(
    qtbot: QtBot, open_session: Callable[..., Session], shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(open_session())
    look_at(qtbot, page, "board")
    # The process has a fault of its own with a width that is none.
    monkeypatch.setattr(page.preview, "width_asked_for", lambda: "wide")
    with (
        qtbot.captureExceptions() as raised,
        qtbot.waitSignal(page.runner.preview_refused, timeout=PATIENCE_MS),
    ):
        page.rows["contract"].box.setFocus()
    assert raised
    assert "the preview failed" in str(raised[0][1])
    assert page.preview.words.text() == str(ExportRefused("export.stopped"))
    assert not page.is_waiting


def test_the_page_grows_and_shrinks_by_buttons_and_keys_and_becomes_sharp(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    view, zooms = page.preview.view, page.preview.zooms
    look_at(qtbot, page, "board")
    assert (view.fit, zooms.width_button.isChecked()) == ("width", True)
    assert zooms.percent.text() == f"{round(view.zoom * 100)} %"
    before = view.page_width
    qtbot.mouseClick(zooms.in_button, Left)
    assert view.page_width > before
    assert (view.fit, zooms.width_button.isChecked()) == ("", False)
    settle(qtbot, page)
    picture = view.sheet.picture
    assert picture is not None
    assert abs(picture.width() - view.pixels) <= 1
    page.take_focus()
    seen = [view.zoom]
    for key in (Key.Key_Plus, Key.Key_Equal):
        qtbot.keyClick(page.capture.field, key, CTRL)
        seen.append(view.zoom)
    assert seen == sorted(set(seen))
    qtbot.keyClick(page.capture.field, Key.Key_Minus, CTRL)
    assert view.zoom == seen[1]
    while zooms.in_button.isEnabled():
        qtbot.mouseClick(zooms.in_button, Left)
    assert zooms.percent.text() == "300 %"
    assert zooms.percent.accessibleName() == "Zoom: 300 %"
    while zooms.out_button.isEnabled():
        qtbot.mouseClick(zooms.out_button, Left)
    assert zooms.percent.text() == "25 %"
    qtbot.keyClick(page.capture.field, Key.Key_Minus, CTRL)
    assert zooms.percent.text() == "25 %"
    assert page.capture.field.text() == ""


def test_the_page_fits_its_place_at_any_size(qtbot: QtBot, sample_session: Session, shown: Shown) -> None:
    page = shown(sample_session)
    view, zooms = page.preview.view, page.preview.zooms
    look_at(qtbot, page, "board")
    assert view.verticalScrollBar().maximum() > 0
    assert view.horizontalScrollBar().maximum() == 0
    qtbot.keyClick(view, Key.Key_0, CTRL)
    assert zooms.page_button.isChecked()
    assert (view.verticalScrollBar().maximum(), view.horizontalScrollBar().maximum()) == (0, 0)
    page.resize(1200, 900)
    qtbot.waitUntil(lambda: view.sheet.page.height() > view.viewport().height() - 24)
    assert (view.verticalScrollBar().maximum(), view.horizontalScrollBar().maximum()) == (0, 0)
    qtbot.keyClick(view, Key.Key_9, CTRL)
    assert (view.fit, zooms.page_button.isChecked()) == ("width", False)
    qtbot.waitUntil(lambda: view.verticalScrollBar().isVisible())
    assert view.viewport().width() - view.page_width == 20
    qtbot.mouseClick(zooms.page_button, Left)
    qtbot.mouseClick(zooms.page_button, Left)  # it stays pressed
    assert (view.fit, zooms.page_button.isChecked()) == ("page", True)
    qtbot.mouseClick(zooms.width_button, Left)
    assert view.fit == "width"
    page.resize(860, 2400)
    qtbot.waitUntil(lambda: view.viewport().width() - view.page_width == 20)
    assert view.verticalScrollBar().maximum() == 0


def test_what_lies_under_the_pointer_stays_there_while_zooming(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    view = page.preview.view
    look_at(qtbot, page, "plan")
    for _ in range(5):
        qtbot.mouseClick(page.preview.zooms.in_button, Left)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum() // 3)
    place = QPointF(view.viewport().width() * 0.7, view.viewport().height() * 0.4)
    before, zoom = under(view, place), view.zoom
    for notches in (0.5, 0.5, 1, -1, -1):
        roll(view, notches, place, CTRL)
        assert under(view, place) == pytest.approx(before, abs=0.004)
    assert view.zoom == zoom
    roll(view, 1, place, CTRL)
    scrolled = view.verticalScrollBar().value()
    settle(qtbot, page)
    assert view.verticalScrollBar().value() == scrolled  # the sharp picture moves nothing


def test_no_page_is_painted_with_more_pixels_than_are_of_use(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    view = page.preview.view
    look_at(qtbot, page, "poster")
    while page.preview.zooms.in_button.isEnabled():
        qtbot.mouseClick(page.preview.zooms.in_button, Left)
    assert view.page_width * view.page_width * 1.4 > MOST_PIXELS
    settle(qtbot, page)
    picture = view.sheet.picture
    assert picture is not None
    assert picture.width() * picture.height() < MOST_PIXELS * 1.01
    assert picture.width() < view.page_width == round(view.sheet.page.width())


def test_the_wheel_scrolls_and_at_the_end_turns_the_page(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    preview, view = page.preview, page.preview.view
    bar = view.verticalScrollBar()
    look_at(qtbot, page, "board")
    roll(view, -1)
    assert 0 < bar.value() < bar.maximum()
    assert preview.wanted == 0
    bar.setValue(bar.maximum())
    roll(view, -0.5)
    assert preview.wanted == 0
    roll(view, -0.5)
    qtbot.waitUntil(lambda: preview.number == 1, timeout=PATIENCE_MS)
    assert bar.value() == 0
    roll(view, 1)
    qtbot.waitUntil(lambda: preview.number == 0, timeout=PATIENCE_MS)
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    roll(view, 1)  # before the first page there is none
    assert preview.wanted == 0
    qtbot.keyClick(view, Key.Key_PageDown)
    qtbot.waitUntil(lambda: preview.number == 1, timeout=PATIENCE_MS)
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    for _ in range(5):
        roll(view, -1)
    assert preview.wanted == 2  # one page at a time, as long as the next isn't there
    QApplication.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    with qtbot.waitSignal(view.settled, timeout=PATIENCE_MS):
        pass


def test_keys_read_on_go_to_the_ends_and_scroll(qtbot: QtBot, sample_session: Session, shown: Shown) -> None:
    page = shown(sample_session)
    preview, view = page.preview, page.preview.view
    bar = view.verticalScrollBar()
    look_at(qtbot, page, "board")
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Down)
    assert bar.value() > 0
    pressed = 0
    while preview.wanted == 0:
        qtbot.keyClick(view, Key.Key_Space)
        pressed += 1
    assert pressed > 1
    qtbot.waitUntil(lambda: preview.number == 1, timeout=PATIENCE_MS)
    assert bar.value() == 0
    qtbot.keyClick(view, Key.Key_Space, SHIFT)
    qtbot.waitUntil(lambda: preview.number == 0, timeout=PATIENCE_MS)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(view, Key.Key_End)
    qtbot.waitUntil(lambda: preview.number > 1, timeout=PATIENCE_MS)
    count = preview.number + 1
    assert preview.pages.place.text() == f"Page {count} of {count}"
    assert not preview.pages.last_button.isEnabled()
    qtbot.mouseClick(preview.pages.first_button, Left)
    qtbot.waitUntil(lambda: preview.number == 0, timeout=PATIENCE_MS)
    qtbot.mouseClick(preview.pages.last_button, Left)
    qtbot.waitUntil(lambda: preview.number == count - 1, timeout=PATIENCE_MS)
    qtbot.keyClick(view, Key.Key_Home)
    qtbot.waitUntil(lambda: preview.number == 0, timeout=PATIENCE_MS)
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.waitUntil(lambda: preview.number == 1, timeout=PATIENCE_MS)
    for _ in range(6):
        qtbot.keyClick(view, Key.Key_Plus, CTRL)
    aside = view.horizontalScrollBar()
    at = aside.value()
    qtbot.keyClick(view, Key.Key_Right)  # a page wider than its place is scrolled
    assert aside.value() > at
    assert preview.wanted == 1
    qtbot.keyClick(view, Key.Key_PageDown, CTRL)  # the next step of the workshop, not the next page
    assert preview.wanted == 1


def test_a_document_of_several_files_is_looked_through_file_by_file(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    preview, bar = page.preview, page.preview.files
    look_at(qtbot, page, "board")
    assert (bar.name.text(), bar.files.isVisible()) == ("board.pdf", False)
    look_at(qtbot, page, "handouts")
    names = CATALOGUE["handouts"].names(sample_session.workshop)
    assert not bar.name.isVisible()
    assert [bar.files.itemText(at) for at in range(bar.files.count())] == [
        name.removeprefix("handouts/") for name in names
    ]
    assert bar.files.accessibleDescription() == f"File 1 of {len(names)}"
    assert not bar.back_button.isEnabled()
    seen = [picture_of(preview.view)]
    steps: tuple[Callable[[], None], ...] = (
        lambda: qtbot.mouseClick(bar.on_button, Left),
        lambda: qtbot.keyClick(preview.view, Key.Key_PageDown, SHIFT),
        lambda: qtbot.keyClick(bar.files, Key.Key_Down),
    )
    for number, step in enumerate(steps, start=1):
        step()
        settle(qtbot, page)
        assert (preview.file, bar.files.currentIndex()) == (number, number)
        seen.append(picture_of(preview.view))
    assert len({id(each) for each in seen}) == len(seen)
    assert all(one != other for one, other in pairwise(seen))
    qtbot.mouseClick(bar.back_button, Left)
    settle(qtbot, page)
    assert picture_of(preview.view) == seen[2]
    assert bar.files.itemText(2) in preview.view.accessibleName()
    qtbot.keyClick(preview.view, Key.Key_PageUp, SHIFT)
    settle(qtbot, page)
    assert preview.file == 1
    qtbot.keyClick(bar.files, Key.Key_End)
    settle(qtbot, page)
    assert bar.files.currentText() == "handouts.pdf"
    assert not bar.on_button.isEnabled()
    qtbot.keyClick(preview.view, Key.Key_PageDown, SHIFT)
    assert preview.file == len(names) - 1
    pages = 2 * len(sample_session.workshop.participants)
    assert preview.pages.place.text() == f"Page 1 of {pages}"
    look_at(qtbot, page, "plan")
    look_at(qtbot, page, "handouts")
    assert preview.file == 0


def picture_of(view: PageView) -> object:
    picture = view.sheet.picture
    assert picture is not None
    return picture


def test_fewer_files_than_before_show_the_last_one(
    qtbot: QtBot, open_session: Callable[..., Session], shown: Shown
) -> None:
    people = [{"id": name, "name": name.title()} for name in ("ann", "bo", "cem")]
    session = open_session(workshop(participants=people))
    page = shown(session)
    look_at(qtbot, page, "handouts")
    page.preview.files.files.setFocus()
    qtbot.keyClick(page.preview.files.files, Key.Key_End)
    settle(qtbot, page)
    assert page.preview.file == 3
    for name in ("bo", "cem"):
        session.run("Delete", lambda change, id=name: change.delete("participants", id))
    settle(qtbot, page)
    assert (page.preview.file, page.preview.files.files.currentText()) == (1, "handouts.pdf")
    session.run("Delete Ann", lambda change: change.delete("participants", "ann"))
    assert page.preview.words.text() == CATALOGUE["handouts"].why_skipped
    assert not page.is_waiting
    assert not page.preview.zooms.isVisible()


def test_a_text_has_no_pages_and_no_zoom(qtbot: QtBot, sample_session: Session, shown: Shown) -> None:
    page = shown(sample_session)
    look_at(qtbot, page, "board")
    width = page.choice.width()
    zoom = page.preview.view.zoom
    look_at(qtbot, page, "md")
    assert not page.preview.zooms.isVisible()
    assert not page.preview.pages.isVisible()
    assert page.preview.files.name.text() == "plan.md"
    assert page.choice.width() == width
    qtbot.keyClick(page.preview.text, Key.Key_Plus, CTRL)
    assert page.preview.view.zoom == zoom


def test_a_text_stays_where_it_is_read_while_the_workshop_is_edited(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    look_at(qtbot, page, "json")
    text, written = page.preview.text, []
    bars = (text.verticalScrollBar(), text.horizontalScrollBar())
    for _ in range(2):
        qtbot.keyClick(text, Key.Key_PageDown)
    qtbot.mouseClick(text.viewport(), Left, pos=text.viewport().rect().center())
    bars[1].setValue(2)
    at = (text.textCursor().position(), *(bar.value() for bar in bars))
    assert min(at) > 0
    text.textChanged.connect(lambda: written.append(text.toPlainText()))
    last = sample_session.workshop.actions[-1].id
    sample_session.run("Edit", lambda change: change.update("actions", last, title="Far below what is shown"))
    settle(qtbot, page)
    assert written == []
    assert (text.textCursor().position(), *(bar.value() for bar in bars)) == at
    sample_session.run("Edit", lambda change: change.update("workshop", None, title="Another title"))
    settle(qtbot, page)
    assert "Another title" in written[-1]
    assert (text.textCursor().position(), *(bar.value() for bar in bars)) == at
    look_at(qtbot, page, "md")
    assert (text.textCursor().position(), *(bar.value() for bar in bars)) == (0, 0, 0)


def test_names_of_200_letters_keep_everything_in_its_place(
    qtbot: QtBot, open_session: Callable[..., Session], shown: Shown
) -> None:
    long = "Head of the upkeep of pumps, pipes, valves and hydrants " * 4
    people = [{"id": "a", "name": long[:200]}, {"id": "b", "name": "W" * 200}]
    departments = [{"id": "d", "name": "x" * 200}]
    session = open_session(
        workshop({"organisation": "y" * 200}, participants=people, departments=departments)
    )
    page = shown(session)
    page.resize(700, 560)  # as narrow as a window of 1280 pixels with an open guide leaves it
    look_at(qtbot, page, "board")
    QCoreApplication.processEvents()  # a preview that is there at once is there before the page is laid out
    width, least = page.choice.width(), page.preview.minimumSizeHint().width()
    for key in ("handouts", "departments", "worksheets"):
        look_at(qtbot, page, key)
        QCoreApplication.processEvents()
        assert page.preview.minimumSizeHint().width() == least
        assert (page.width(), page.choice.width()) == (700, width)
        assert page.preview.title.text() == CATALOGUE[key].title
        for each in (page.preview.files, page.preview.zooms, page.preview.pages):
            assert page.rect().contains(each.mapTo(page, each.rect().bottomRight()))
    assert "File 1 of " in page.preview.files.files.toolTip()
