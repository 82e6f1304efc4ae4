"""Organisation: the logo and the colour that the client's documents carry."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from threading import enumerate as enumerate_threads

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.content import words
from app.file.workshop_file import WorkshopFile
from app.logo import is_logo, logo_from
from tests.small import workshop
from tests.ui.windows import Answers
from ui.stages.prepare.organisation import OrganisationStep

NAVY = words("colours")["ready"][0]["value"]
RED = (200, 0, 0)


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Path]:
    """Save a picture as a facilitator has it."""

    def save(name: str = "logo.png", size: tuple[int, int] = (90, 30), ink: tuple[int, ...] = RED) -> Path:
        path = tmp_path / name
        Image.new("RGB", size, ink).save(path)
        return path

    return save


def dropping(box: QWidget, *paths: Path) -> tuple[QDragEnterEvent, QDropEvent | None]:
    """Drag files over the box and let go, where it takes them."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    given = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(20, 20).toPoint(), *given)
    enter.ignore()
    box.dragEnterEvent(enter)
    enter.carried = carried
    if not enter.isAccepted():
        return enter, None
    drop = QDropEvent(QPointF(20, 20), *given)
    box.dropEvent(drop)
    return enter, drop


@pytest.fixture
def settle(qtbot) -> Callable[..., None]:
    """Wait until the picture is read that was chosen or dropped."""

    def wait(page: OrganisationStep) -> None:
        reader = page.brand.logo.reader
        qtbot.waitUntil(lambda: not reader.busy, timeout=60_000)
        assert not page.brand.logo.box.accessibleName().startswith("Reading")

    return wait


@pytest.fixture
def gate(monkeypatch) -> Event:
    """Hold up the reading of any picture until it is set."""
    opened = Event()

    def wait(path: Path) -> bytes:
        assert opened.wait(60)
        return logo_from(path)

    monkeypatch.setattr("ui.stages.prepare.logo_reader.logo_from", wait)
    return opened


def reading() -> list[Thread]:
    return [each for each in enumerate_threads() if each.name == "touchline-logo"]


def colour_at(widget: QWidget, x: int, y: int) -> str:
    return QColor(widget.grab().toImage().pixel(x, y)).name()


def test_a_logo_is_chosen_shown_removed_and_comes_back(
    session, opened, press, picture, heard, reopened, settle
):
    page = opened(OrganisationStep, session)
    brand = page.brand.logo
    assert "top of every document" in brand.box.accessibleName()
    assert not brand.remove.isEnabled()
    brand.chooser = answers = Answers()
    answers.path = picture("logo.jpg")
    press(brand.choose)
    assert answers.asked[0][0] == "Choose the logo for documents"
    settle(page)
    logo = session.workshop.details.logo
    assert is_logo(session.images[logo])
    assert session.file.undo_label == "Choose logo"
    assert brand.box.accessibleName() == "Logo of Northern Water"
    assert not brand.box.words.isVisible()
    box = brand.box
    red = QColor(colour_at(box, box.width() // 2, box.height() // 2))
    assert red.red() > 150 > red.green()
    said = heard(session)
    press(brand.remove)
    assert session.workshop.details.logo is None
    assert box.words.isVisible()
    assert brand.choose.hasFocus()
    assert said[-1].undo
    session.undo()
    assert session.workshop.details.logo == logo
    assert box.shows_logo
    assert reopened(session).details.logo == logo


def test_the_same_picture_again_is_no_change(session, opened, picture, settle):
    page = opened(OrganisationStep, session)
    for name in ("logo.png", "again.png"):
        page.brand.logo.take(picture(name))
        settle(page)
        assert page.brand.logo.box.shows_logo
    assert [entry.label for entry in session.file.history()] == ["Choose logo"]


def test_a_file_is_dropped_on_the_box(session, opened, picture, heard, settle):
    page = opened(OrganisationStep, session)
    box = page.brand.logo.box
    enter, drop = dropping(box, picture())
    assert enter.isAccepted()
    assert drop is not None
    settle(page)
    assert session.workshop.details.logo
    said = heard(session)
    dropping(box, picture("one.png"), picture("two.png"))
    assert said[-1].text.startswith("A workshop has one logo")
    enter, drop = dropping(box)
    assert not enter.isAccepted(), "no file at all"
    for name in ("other.touchline", "other.JSON", "sheet.pdf"):
        assert dropping(box, Path(name))[1] is None, "the window itself takes these"


def test_a_drag_that_goes_on_leaves_no_trace(session, opened, picture):
    page = opened(OrganisationStep, session)
    box = page.brand.logo.box
    before = box.grab().toImage()
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(picture()))])
    given = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    box.dragEnterEvent(QDragEnterEvent(QPointF(20, 20).toPoint(), *given))
    assert box.grab().toImage() != before
    box.dragLeaveEvent(QDragLeaveEvent())
    assert box.grab().toImage() == before
    assert session.workshop.details.logo is None


def test_what_is_no_picture_is_refused_in_words_and_changes_nothing(
    session, opened, picture, heard, tmp_path, settle
):
    page = opened(OrganisationStep, session)
    page.brand.logo.take(picture())
    settle(page)
    logo = session.workshop.details.logo
    said = heard(session)
    wrong = tmp_path / "logo.svg"
    wrong.write_text("<svg/>")
    dropping(page.brand.logo.box, wrong)
    settle(page)
    assert "no PNG or JPEG picture" in said[-1].text
    page.brand.logo.take(tmp_path)
    settle(page)
    assert "is a folder" in said[-1].text
    assert [message.kind for message in said] == ["bad", "bad"]
    assert session.workshop.details.logo == logo
    assert page.brand.logo.box.shows_logo


def test_the_window_goes_on_while_a_picture_is_read_and_the_latest_one_wins(
    session, opened, picture, gate, settle, enter, qtbot
):
    page = opened(OrganisationStep, session)
    brand = page.brand.logo
    brand.take(picture("first.png"))
    assert brand.box.accessibleName() == "Reading the picture…" == brand.box.words.text()
    enter(page.findChild(QWidget, "organisation"), "Southern Water")
    assert brand.box.accessibleName() == "Reading the picture…"
    brand.take(picture("second.png", ink=(0, 0, 200)))
    with qtbot.waitSignal(brand.reader._timer.timeout):
        assert session.workshop.details.logo is None
    assert brand.reader.busy
    gate.set()
    settle(page)
    assert brand.box.accessibleName() == "Logo of Southern Water"
    blue = QColor(colour_at(brand.box, brand.box.width() // 2, brand.box.height() // 2))
    assert blue.blue() > 150 > blue.red()
    assert [entry.label for entry in session.file.history()].count("Choose logo") == 1
    session.undo()
    assert session.workshop.details.logo is None


def test_removing_the_logo_forgets_the_picture_that_is_being_read(
    session, opened, picture, gate, settle, press
):
    page = opened(OrganisationStep, session)
    brand = page.brand.logo
    with session.file.change("Choose logo") as change:
        change.update("workshop", None, logo=change.add_image(logo_from(picture())))
    page.refresh()
    brand.take(picture("other.png", ink=(0, 0, 200)))
    press(brand.remove)
    gate.set()
    settle(page)
    brand.put_away()
    assert session.workshop.details.logo is None
    assert "top of every document" in brand.box.accessibleName()


def test_a_logo_that_cannot_be_removed_is_shown_again(session, opened, picture, gate, heard, press):
    with session.file.change("Choose logo") as change:
        change.update("workshop", None, logo=change.add_image(logo_from(picture())))
    session.file.close()
    session.file = WorkshopFile.open_read_only(session.file.path)
    page = opened(OrganisationStep, session)
    said = heard(session)
    page.brand.logo.take(picture("other.png"))
    press(page.brand.logo.remove)
    assert page.brand.logo.box.shows_logo
    assert [message.kind for message in said] == ["bad"]
    gate.set()
    page.let_go()


def test_leaving_the_step_forgets_the_picture_and_says_so(session, opened, picture, gate, heard, settle):
    page = opened(OrganisationStep, session)
    said = heard(session)
    page.brand.logo.take(picture())
    page.hide()
    assert [message.text for message in said] == [
        "The picture was still being read and did not become the logo. Choose it again."
    ]
    gate.set()
    page.show()
    assert "top of every document" in page.brand.logo.box.accessibleName()
    page.brand.logo.take(picture("again.png"))
    settle(page)
    assert session.workshop.details.logo
    page.hide()
    assert len(said) == 1


def test_closing_while_a_picture_is_read_changes_nothing_and_leaves_no_thread(
    session, opened, picture, gate, heard, reopened
):
    page = opened(OrganisationStep, session)
    said = heard(session)
    for name in ("one.png", "two.png"):
        page.brand.logo.take(picture(name))
    assert len(reading()) == 2
    gate.set()
    page.let_go()
    assert reading() == []
    page.hide()
    assert said == []
    assert reopened(session).details.logo is None


# The thread ends by a fault on purpose.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_our_own_surfaces_and_ends_the_waiting(
    session, opened, picture, heard, settle, qtbot, monkeypatch
):
    def fail(_: Path) -> bytes:
        raise SystemExit  # ends a thread without a word

    monkeypatch.setattr("ui.stages.prepare.logo_reader.logo_from", fail)
    page = opened(OrganisationStep, session)
    said = heard(session)
    with qtbot.captureExceptions() as raised:
        page.brand.logo.take(picture())
        settle(page)
    assert isinstance(raised[0][1], RuntimeError)
    assert [message.kind for message in said] == ["bad"]


def test_a_logo_that_another_program_changed_is_said(open_session, opened):
    spoilt = b"\x89PNG spoilt"
    session = open_session()
    with session.file.change("Choose logo") as change:
        change.update("workshop", None, logo=change.add_image(spoilt))
    page = opened(OrganisationStep, session)
    assert sha256(spoilt).hexdigest() == session.workshop.details.logo
    assert page.brand.logo.box.accessibleName() == "Another program changed this logo. Choose it again."
    assert page.brand.logo.remove.isEnabled()


def test_another_name_of_the_organisation_renames_the_logo(session, opened, enter, picture, settle):
    page = opened(OrganisationStep, session)
    page.brand.logo.take(picture())
    settle(page)
    enter(page.findChild(QWidget, "organisation"), "Southern Water")
    assert page.brand.logo.box.accessibleName() == "Logo of Southern Water"


@pytest.mark.parametrize(
    ("typed", "kept"), [("#003366", "#003366"), ("e4002b", "#E4002B"), (" #Fff3b0 ", "#FFF3B0")]
)
def test_a_colour_is_typed(session, opened, enter, reopened, typed, kept):
    page = opened(OrganisationStep, session)
    colour = page.brand.colour
    enter(colour.line, typed)
    assert session.workshop.details.colour == kept
    assert colour.line.text() == kept
    assert session.file.undo_label == "Change colour"
    assert colour.sample.accessibleName() == kept
    middle = colour.sample.width() // 2
    assert colour_at(colour.sample, middle, middle) == kept.lower()
    assert ("printed darker" in colour.said.text()) == (kept == "#FFF3B0")
    assert reopened(session).details.colour == kept


def test_typing_a_colour_is_one_change_and_an_unfinished_one_is_not_scolded(session, opened, qtbot):
    page = opened(OrganisationStep, session)
    colour = page.brand.colour
    colour.line.setFocus()
    for letters in ("#00", "33", "66"):
        qtbot.keyClicks(colour.line, letters)
        session.flush()
        assert "A colour is" not in colour.said.text()
    assert session.workshop.details.colour == "#003366"
    qtbot.keyClick(colour.line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(colour.line, "7")
    session.flush()
    assert session.workshop.details.colour == "#003367"
    assert len(session.file.history()) == 1
    session.undo()
    assert session.workshop.details.colour is None
    assert colour.line.text() == ""


def test_what_is_no_colour_is_said_beside_the_field_and_nothing_is_lost(session, opened, enter, qtbot):
    page = opened(OrganisationStep, session)
    colour = page.brand.colour
    enter(colour.line, "#003366")
    enter(colour.line, "navy")
    assert colour.said.text() == f"A colour is # and six figures or letters from A to F, such as {NAVY}."
    assert colour.said.property("ink") == "bad"
    page.capture.field.setFocus()
    with session.file.change("Elsewhere") as change:
        change.update("workshop", None, venue="The depot")
    session.run("Elsewhere", lambda change: change.update("workshop", None, venue="The yard"))
    assert colour.line.text() == "navy"
    assert session.workshop.details.colour == "#003366"
    colour.line.setFocus()
    qtbot.keyClicks(colour.line, "!")
    assert colour.said.property("ink") == "text2"
    enter(colour.line, "#003366")
    assert colour.said.property("ink") == "text2"
    assert [entry.label for entry in session.file.history()].count("Change colour") == 1


def test_an_emptied_field_gives_touchlines_own_colour_back(session, opened, enter, qtbot):
    page = opened(OrganisationStep, session)
    colour = page.brand.colour
    own = colour.sample.colour
    assert colour.sample.accessibleName() == "Touchline’s own"
    enter(colour.line, "#003366")
    colour.line.selectAll()
    qtbot.keyClick(colour.line, Qt.Key.Key_Delete)
    colour.flush()
    assert session.workshop.details.colour is None
    assert session.file.undo_label == "Remove colour"
    assert colour.sample.colour == own


def test_a_ready_colour_is_chosen_by_mouse_and_key(session, opened, enter, press, qtbot):
    page = opened(OrganisationStep, session)
    colour = page.brand.colour
    assert [button.accessibleName() for button in colour.ready][:2] == ["Navy", "Blue"]
    enter(colour.line, "odd")
    press(colour.ready[0])
    assert session.workshop.details.colour == NAVY == colour.line.text()
    assert [button.isChecked() for button in colour.ready].index(True) == 0
    second = colour.ready[1]
    plain = second.grab().toImage()
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert second.grab().toImage() != plain, "the keyboard's ring"
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert [button.isChecked() for button in colour.ready][:2] == [False, True]
    press(second)
    assert second.isChecked(), "it is in force, and stays so"
    assert len(session.file.history()) == 2
    colour.own.setFocus()
    qtbot.keyClick(colour.own, Qt.Key.Key_Return)
    assert session.workshop.details.colour is None
    assert session.file.undo_label == "Remove colour"
    assert not colour.own.isEnabled()
    assert colour.line.hasFocus()
    assert not any(button.isChecked() for button in colour.ready)


def test_looking_only_shows_the_logo_and_takes_nothing(looked_at, opened, picture, heard, press, settle):
    session = looked_at(workshop({"colour": "#FFF3B0"}))
    page = opened(OrganisationStep, session)
    said = heard(session)
    page.brand.logo.take(picture())
    settle(page)
    assert "top of every document" in page.brand.logo.box.accessibleName()
    press(page.brand.colour.ready[0])
    assert (session.workshop.details.logo, session.workshop.details.colour) == (None, "#FFF3B0")
    assert not page.brand.colour.ready[0].isChecked()
    assert [message.kind for message in said] == ["bad", "bad"]
    assert page.brand.colour.line.text() == "#FFF3B0"
