"""Home: the ways in, the workshops opened lately, and what is said where a file can't be opened."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.content import resource
from app.flow.templates import templates
from app.settings import RecentWorkshop, Settings, load_settings, save_settings
from app.settings_file import settings_path
from tests.ui.conftest import OpenWindow
from tests.ui.windows import Answers, button, click, kept, press
from ui.home.new_workshop_page import file_name
from ui.home.recent_card import RecentCard
from ui.main_window.main_window import MainWindow
from ui.widgets.empty_state import EmptyState

SAMPLE_JSON = resource("samples", "building-supplies.json")


def cards(window: MainWindow) -> list[RecentCard]:
    QApplication.processEvents()  # what was just added to a layout is shown by the next turn of the loop
    return [each for each in window.home.findChildren(RecentCard) if each.isVisible()]


def test_the_first_home_says_what_to_do(open_window: OpenWindow) -> None:
    window = open_window()
    (empty,) = window.home.findChildren(EmptyState)
    assert empty.isVisible()
    assert "sample" in empty.sentence.text()
    assert window.home.refusal == ""
    assert not window.home.remedy_button.isVisible()


def test_the_sample_opens_and_is_among_the_recent_ones_after_closing(open_window: OpenWindow) -> None:
    window = open_window()
    click(window.home.sample_button)
    assert window.view is not None
    path = window.view.session.file.path
    assert window.windowTitle().endswith("— Touchline")
    click(button(window.view.rail, "Back to all workshops"))
    assert window.view is None
    assert window.windowTitle() == "Touchline"
    (card,) = cards(window)
    assert card.recent.path == str(path)
    assert 0 < card.recent.progress < 1
    click(card)
    assert window.view is not None
    assert window.view.session.file.path == path
    click(button(window.view.rail, "Back to all workshops"))
    click(window.home.sample_button)
    assert window.view.session.file.path == path.with_name("Sample workshop 2.touchline")


def test_a_workshop_that_is_gone_is_said_to_be_and_can_be_taken_off_the_list(open_window: OpenWindow) -> None:
    gone = RecentWorkshop(
        path="/nowhere/gone.touchline", title="Day", client="Harrow", held_on=date(2026, 3, 4)
    )
    save_settings(Settings(recent=(gone,)))
    window = open_window()
    (card,) = cards(window)
    assert not card.is_there
    assert "no longer" in card.toolTip()
    assert not card.grab().isNull()
    click(card)
    assert window.view is None
    assert "gone.touchline" in window.home.refusal
    click(button(card, "Take Harrow off this list"))
    assert cards(window) == []
    assert load_settings().settings.recent == ()


@pytest.mark.parametrize("template", [each.key for each in templates()])
def test_a_new_workshop_starts_from_each_template(
    template: str, open_window: OpenWindow, tmp_path: Path, answers: Answers
) -> None:
    window = open_window()
    click(window.home.new_button)
    page = window.new_page
    assert page is not None
    QTest.keyClicks(page.organisation, "Harrow & Sons")
    QTest.keyClicks(page.customer, "builder")
    click(page.templates.button(template))
    answers.path = tmp_path
    click(button(page, "Keep it elsewhere…"))
    click(page.create_button)
    assert window.view is not None
    assert window.new_page is None
    path = tmp_path / "harrow-sons-2026-10-15.touchline"
    assert window.view.session.file.path == path
    press(Qt.Key.Key_F1)
    window.close()
    made = kept(path)
    assert made.details.customer_name_plural == "builders"
    assert made.details.title
    assert made.agenda_items
    assert load_settings().settings.last_folder == str(tmp_path)


def test_a_new_workshop_needs_an_organisation_and_a_day(open_window: OpenWindow) -> None:
    window = open_window()
    click(window.home.new_button)
    page = window.new_page
    assert page is not None
    assert page.organisation.hasFocus()
    press(Qt.Key.Key_Return)
    assert button(page, "Create the workshop").isVisible()
    assert page.refusal == "Type the name of the organisation first."
    QTest.keyClicks(page.organisation, " ")
    assert page.refusal
    QTest.keyClicks(page.organisation, "H")
    assert page.refusal == ""
    QTest.keyClicks(page.organisation, "arrow")
    page.held_on.set_value(None)
    press(Qt.Key.Key_Return)
    assert page.refusal == "Give the day of the workshop first."
    click(button(page, "Cancel"))
    assert window.new_page is None
    assert window.home.isVisible()
    assert window.home.new_button.hasFocus()


@pytest.mark.parametrize(("locale", "language"), [("C", "en"), ("de_DE", "de"), ("pt_BR", "pt")])
def test_a_new_workshop_is_in_the_language_of_the_system(
    open_window: OpenWindow, locale: str, language: str
) -> None:
    window = open_window()
    QLocale.setDefault(QLocale(locale))
    click(window.home.new_button)
    assert window.new_page is not None
    QTest.keyClicks(window.new_page.organisation, "Harrow")
    press(Qt.Key.Key_Return)
    assert window.view is not None
    assert window.view.session.workshop.details.language == language


def test_what_was_typed_stays_where_the_workshop_cannot_be_made(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    click(window.home.new_button)
    page = window.new_page
    assert page is not None
    QTest.keyClicks(page.organisation, "Harrow")
    page.set_folder(tmp_path / "gone")
    click(page.create_button)
    assert window.view is None
    assert str(tmp_path / "gone") in page.refusal
    assert page.organisation.text() == "Harrow"


def test_a_second_workshop_of_a_client_gets_a_name_of_its_own(open_window: OpenWindow) -> None:
    window = open_window()
    for number in ("", "-2"):
        click(window.home.new_button)
        page = window.new_page
        assert page is not None
        QTest.keyClicks(page.organisation, "Harrow")
        press(Qt.Key.Key_Return)
        assert window.view is not None
        assert window.view.session.file.path.name == f"harrow-2026-10-15{number}.touchline"
        window.show_home()


@pytest.mark.parametrize("name", ["///", "", "…", "A/B: *c*?"])
def test_a_file_name_is_one_that_every_system_takes(name: str) -> None:
    made = file_name(name, date(2026, 3, 4))
    assert not set(made) & set('/\\:*?"<>|')
    assert made.endswith("-2026-03-04.touchline")
    assert len(file_name("x" * 300, date(2026, 3, 4))) < 100


def test_open_asks_for_a_file_and_takes_none_for_an_answer(
    open_window: OpenWindow, answers: Answers, tmp_path: Path
) -> None:
    window = open_window()
    click(window.home.open_button)
    assert answers.asked[-1][0] == "Open a workshop"
    assert window.view is None
    answers.path = tmp_path / "council.json"
    answers.path.write_bytes(SAMPLE_JSON.read_bytes())
    (tmp_path / "council.touchline").write_text("of somebody else")
    click(window.home.open_button)
    assert window.view is not None
    assert window.view.session.file.path == tmp_path / "council 2.touchline"
    assert (tmp_path / "council.touchline").read_text() == "of somebody else"
    window.show_home()
    answers.path.write_text(json.dumps({"workshop": 3}))
    click(window.home.open_button)
    assert window.view is None
    assert "workshop" in window.home.refusal


def drop(window: MainWindow, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), action, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), action, data, left, none))
    return True


def test_a_file_is_opened_by_dropping_it_on_the_window(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    given = tmp_path / "given.JSON"
    given.write_bytes(SAMPLE_JSON.read_bytes())
    (tmp_path / "notes.txt").write_text("")
    assert not drop(window, tmp_path / "notes.txt")
    assert not drop(window, given, given)
    assert window.view is None
    assert drop(window, given)
    assert window.view is not None
    window.close()
    assert len(kept(tmp_path / "given.touchline").departments) == 9


def test_damaged_settings_are_said_and_put_aside(open_window: OpenWindow) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text("{")
    window = open_window()
    assert "settings" in window.home.refusal


def test_settings_that_cannot_be_kept_are_said(open_window: OpenWindow, home: Path) -> None:
    window = open_window()
    (home / ".config").rmdir() if (home / ".config").is_dir() else None
    (home / ".config").write_text("in the way")
    window.show_settings()
    sheet = window.settings_sheet
    assert sheet is not None
    click(sheet.paper.button("Letter"))
    assert window.settings.paper == "Letter"
    assert "settings" in window.home.refusal.lower()
    sheet.hide()
