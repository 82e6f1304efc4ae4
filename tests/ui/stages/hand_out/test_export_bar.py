"""The whole pack as one ZIP and the mails in it: asked for by mouse or key, listed, never over another."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from exporters.catalogue import CATALOGUE
from tests.ui.stages.hand_out.conftest import PATIENCE_MS, be_refused
from ui.message import Message
from ui.session import Session
from ui.stages.hand_out.documents import DocumentsStep

NAME = "Harrow & Vale Building Supplies.zip"


@pytest.fixture
def page(qtbot: QtBot, sample_session: Session, tmp_path: Path) -> Iterator[DocumentsStep]:
    """The step of the sample with nothing chosen; whatever it has under way is stopped when the test ends."""
    made = DocumentsStep(sample_session)
    qtbot.addWidget(made)
    made.resize(860, 640)
    made.show()
    made.activateWindow()
    sample_session.place = ("hand_out", "documents")
    made.use_folder(tmp_path / "client")
    for row in made.rows.values():
        row.set_chosen(False)
    yield made
    made.put_away()


def choose(page: DocumentsStep, *keys: str) -> None:
    for key in keys:
        page.rows[key].box.click()
    assert page.chosen == keys


def export(qtbot: QtBot, page: DocumentsStep) -> None:
    """Press Export and wait until the files are there."""
    with qtbot.waitSignal(page.runner.finished, timeout=PATIENCE_MS):
        qtbot.mouseClick(page.bar.export_button, Qt.MouseButton.LeftButton)


def test_the_box_is_off_and_has_a_name_and_a_word_for_those_who_cannot_see_it(page: DocumentsStep) -> None:
    box = page.bar.archive_box
    assert not box.isChecked()
    heard = QAccessible.queryAccessibleInterface(box)
    assert heard.text(QAccessible.Text.Name) == "As one ZIP"
    assert heard.role() == QAccessible.Role.CheckBox
    assert "into one file" in heard.text(QAccessible.Text.Description)


def test_a_click_on_the_box_packs_the_documents_into_one_file(qtbot: QtBot, page: DocumentsStep) -> None:
    choose(page, "mail", "csv")
    qtbot.mouseClick(page.bar.archive_box, Qt.MouseButton.LeftButton)
    export(qtbot, page)
    assert [path.name for path in page.folder.iterdir()] == [NAME]
    assert page.results.title.text() == "1 file exported"
    assert page.results.paths == (page.folder / NAME,)
    (row,) = page.results._model.rows
    assert row.title == NAME
    assert "none for those without an e-mail address" in page.results.skipped.text()
    with ZipFile(page.folder / NAME) as archive:
        names = [*CATALOGUE["mail"].names(page.workshop), "actions.csv"]
        assert archive.namelist() == names
        message = message_from_bytes(archive.read(names[0]), policy=policy.default)
        assert message["To"].addresses[0].addr_spec == "md@harrowandvale.example"


def test_the_keyboard_reaches_the_box_and_changes_it(qtbot: QtBot, page: DocumentsStep) -> None:
    bar = page.bar
    choose(page, "csv")
    bar.folder_button.setFocus()
    qtbot.keyClick(bar.folder_button, Qt.Key.Key_Tab)
    assert bar.archive_box.hasFocus()
    qtbot.keyClick(bar.archive_box, Qt.Key.Key_Space)
    assert bar.as_archive
    qtbot.keyClick(bar.archive_box, Qt.Key.Key_Tab)
    assert bar.paper.isAncestorOf(page.focusWidget())
    bar.export_button.setFocus()
    with qtbot.waitSignal(page.runner.finished, timeout=PATIENCE_MS):
        qtbot.keyClick(bar.export_button, Qt.Key.Key_Space)
    assert [path.name for path in page.folder.iterdir()] == [NAME]
    qtbot.keyClick(bar.archive_box, Qt.Key.Key_Space)
    export(qtbot, page)
    assert sorted(path.name for path in page.folder.iterdir()) == [NAME, "actions.csv"]


def test_an_archive_that_is_there_is_replaced_only_when_asked(qtbot: QtBot, page: DocumentsStep) -> None:
    page.folder.mkdir()
    (page.folder / NAME).write_text("mine")
    (page.folder / "actions.csv").write_text("mine")
    choose(page, "json", "csv")
    page.bar.archive_box.click()
    be_refused(qtbot, page)
    assert page.obstacle.question.text() == f"{NAME} is already in client. Replace it?"
    qtbot.keyClick(page.obstacle, Qt.Key.Key_Escape)
    assert (page.folder / NAME).read_text() == "mine"
    be_refused(qtbot, page)
    with qtbot.waitSignal(page.runner.finished, timeout=PATIENCE_MS):
        qtbot.mouseClick(page.obstacle.replace_button, Qt.MouseButton.LeftButton)
    with ZipFile(page.folder / NAME) as archive:
        assert archive.namelist() == ["workshop.json", "actions.csv"]
    assert (page.folder / "actions.csv").read_text() == "mine"


def test_cancel_leaves_no_archive(qtbot: QtBot, sample_session: Session, page: DocumentsStep) -> None:
    said: list[Message] = []
    sample_session.said.connect(said.append)
    choose(page, "handouts")
    page.bar.archive_box.click()
    with qtbot.waitSignal(
        page.runner.progressed, timeout=PATIENCE_MS, check_params_cb=lambda told: told.done >= 3
    ):
        qtbot.mouseClick(page.bar.export_button, Qt.MouseButton.LeftButton)
    assert page.bar.progress.maximum() == 2 * len(CATALOGUE["handouts"].names(page.workshop))
    qtbot.mouseClick(page.bar.cancel_button, Qt.MouseButton.LeftButton)
    assert not page.folder.exists()
    assert said[-1].text == "The export was cancelled. No file was written."


def test_another_page_begins_without_it(qtbot: QtBot, sample_session: Session, page: DocumentsStep) -> None:
    page.bar.archive_box.click()
    other = DocumentsStep(sample_session)
    qtbot.addWidget(other)
    assert not other.bar.as_archive


def test_the_words_of_the_first_mail_are_shown_in_lines_that_fit(qtbot: QtBot, page: DocumentsStep) -> None:
    page.rows["mail"].box.setFocus()
    qtbot.waitUntil(lambda: page.preview.shows("mail"), timeout=PATIENCE_MS)
    text = page.preview.text
    assert text.toPlainText().startswith("To: Managing director <md@harrowandvale.example>\n")
    assert "Dear Managing director," in text.toPlainText()
    assert text.horizontalScrollBar().maximum() == 0
    page.rows["csv"].box.setFocus()
    qtbot.waitUntil(lambda: page.preview.shows("csv"), timeout=PATIENCE_MS)
    assert text.lineWrapMode() == QPlainTextEdit.LineWrapMode.NoWrap
