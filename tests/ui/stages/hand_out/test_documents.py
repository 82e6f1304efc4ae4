"""Documents: chosen by a tick or by name, looked into, exported for real, cancelled, never over others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.records.plan import Action
from app.records.vocabulary import new_id
from exporters.catalogue import CATALOGUE
from exporters.export import Progress
from tests.small import workshop
from tests.ui.stages.hand_out.conftest import PATIENCE_MS, Shown, be_refused, choose, click_export, export
from ui.message import Message
from ui.session import Session
from ui.stages.hand_out.documents import DocumentsStep
from ui.widgets.chip import Chip

Key = Qt.Key


def test_documents_say_for_whom_they_are_and_whether_there_is_anything_to_print(
    qtbot: QtBot, session: Session, shown: Shown
) -> None:
    page = shown(session)
    assert sorted(page.rows) == sorted(CATALOGUE)
    assert page.chosen == ("board", "plan")
    assert page.bar.export_button.text() == "Export 2 documents"
    handouts = page.rows["handouts"]
    assert not handouts.box.isEnabled()
    assert handouts.summary.text() == CATALOGUE["handouts"].why_skipped
    assert [heading.title.text() for heading in page.choice.audiences.values()][:2] == [
        "The client’s board",
        "The client",
    ]
    assert [chip.text for chip in page.rows["contract"].findChildren(Chip)] == ["The sponsor"]
    assert not page.rows["board"].findChildren(Chip)
    qtbot.mouseClick(handouts, Qt.MouseButton.LeftButton)
    assert page.preview.words.text() == CATALOGUE["handouts"].why_skipped
    choose(qtbot, page, "board")
    assert page.bar.export_button.text() == "Export 1 document"
    choose(qtbot, page)
    assert not page.bar.export_button.isEnabled()


def test_what_is_for_the_facilitator_alone_is_not_chosen_before_and_says_so(
    sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    assert not any(CATALOGUE[key].private for key in page.chosen)
    for name in ("client", "board", "whoever carries on", "participants", "leads", "everybody"):
        page.capture.entered.emit(name)
    assert not any(CATALOGUE[key].private for key in page.chosen)
    assert "private pledges: not for the client" in page.rows["json"].summary.text()
    page.capture.entered.emit("me")
    assert "json" in page.chosen


def test_what_can_be_printed_follows_the_workshop(session: Session, shown: Shown) -> None:
    page = shown(session)
    assert not page.rows["csv"].box.isEnabled()
    action = Action(id=new_id(), title="Call every customer back")
    session.run("Add action", lambda change: change.insert(action))
    assert page.rows["csv"].box.isEnabled()
    page.rows["csv"].box.click()
    session.undo()
    assert "csv" not in page.chosen


def test_the_usual_folder_is_named_after_the_client(
    qtbot: QtBot, open_session: Callable[..., Session]
) -> None:
    odd = open_session(workshop({"organisation": "A/B: <Water>? " + "x" * 200}))
    page = DocumentsStep(odd)
    qtbot.addWidget(page)
    assert page.folder.parent == odd.file.path.parent
    assert page.folder.name.startswith("A B Water x")
    assert len(page.folder.name) <= 60
    blank = open_session(workshop({"organisation": "???"}))
    other = DocumentsStep(blank)
    qtbot.addWidget(other)
    assert other.folder.name == blank.file.path.stem


def test_the_capture_line_chooses_by_name(qtbot: QtBot, sample_session: Session, shown: Shown) -> None:
    page = shown(sample_session)
    choose(qtbot, page)
    page.take_focus()
    for name in ("plan", "calendar", "Board"):
        qtbot.keyClicks(page.capture.field, name)
        qtbot.keyClick(page.capture.field, Key.Key_Return)
    assert page.chosen == ("board", "plan", "ics")
    page.capture.pasted.emit(["csv", "handouts"])
    assert page.chosen == ("board", "plan", "handouts", "csv", "ics")
    said: list[Message] = []
    sample_session.said.connect(said.append)
    page.capture.entered.emit("invoice")
    assert page.capture.field.text() == "invoice"
    assert "board, plan" in said[-1].text


def test_what_has_nothing_to_print_cannot_be_chosen_by_name(session: Session, shown: Shown) -> None:
    page = shown(session)
    said: list[Message] = []
    session.said.connect(said.append)
    page.capture.entered.emit("handouts")
    assert "handouts" not in page.chosen
    assert said[-1].text == CATALOGUE["handouts"].why_skipped


def test_an_export_makes_the_files_and_lists_them(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    choose(qtbot, page, "board", "json", "csv")
    export(qtbot, page)
    made = [page.folder / name for name in ("board.pdf", "workshop.json", "actions.csv")]
    assert list(page.results.paths) == made
    assert all(path.is_file() for path in made)
    assert page.results.title.text() == "3 files exported"
    assert page.results.isVisible()
    assert not page.results.skipped.isVisible()
    assert not page.bar.is_running
    qtbot.mouseClick(page.side.button("preview"), Qt.MouseButton.LeftButton)
    assert page.preview.isVisible()


def test_cancel_in_the_middle_leaves_nothing_and_the_next_export_works(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    choose(qtbot, page, "handouts")
    said: list[Message] = []
    sample_session.said.connect(said.append)
    with qtbot.waitSignal(
        page.runner.progressed, timeout=PATIENCE_MS, check_params_cb=lambda told: told.done >= 3
    ):
        click_export(qtbot, page)
    assert page.bar.progress.maximum() == len(CATALOGUE["handouts"].names(sample_session.workshop))
    assert "handout of" in page.bar.words.text()
    qtbot.mouseClick(page.bar.cancel_button, Qt.MouseButton.LeftButton)
    assert not page.bar.is_running
    assert not page.folder.exists()
    assert said[-1].text == "The export was cancelled. No file was written."
    choose(qtbot, page, "csv")
    export(qtbot, page)
    assert [path.name for path in page.folder.iterdir()] == ["actions.csv"]


def test_nothing_is_overwritten_without_asking(
    qtbot: QtBot,
    sample_session: Session,
    shown: Shown,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = shown(sample_session)
    page.folder.mkdir()
    for name in ("workshop.json", "actions.csv", "calendar.ics"):
        (page.folder / name).write_text("mine")
    choose(qtbot, page, "json", "csv", "ics")
    be_refused(qtbot, page)
    assert page.obstacle.question.text() == (
        "workshop.json and 2 other files are already in client. Replace them?"
    )
    assert not page.bar.isVisible()
    qtbot.keyClick(page.obstacle, Key.Key_Escape)
    assert page.bar.isVisible()
    assert (page.folder / "actions.csv").read_text() == "mine"
    (page.folder / "calendar.ics").unlink()
    be_refused(qtbot, page)
    assert "workshop.json and another file" in page.obstacle.question.text()
    (page.folder / "actions.csv").unlink()
    qtbot.mouseClick(page.obstacle.cancel_button, Qt.MouseButton.LeftButton)
    be_refused(qtbot, page)
    assert page.obstacle.question.text() == "workshop.json is already in client. Replace it?"
    with qtbot.waitSignal(page.runner.finished, timeout=PATIENCE_MS):
        qtbot.mouseClick(page.obstacle.replace_button, Qt.MouseButton.LeftButton)
    assert (page.folder / "workshop.json").read_text() != "mine"
    be_refused(qtbot, page)
    asked: list[Path] = []

    def answer(_title: str, start: Path, chosen: Callable[[Path], None]) -> None:
        asked.append(start)
        chosen(tmp_path / "other")

    monkeypatch.setattr(page.chooser, "folder", answer)
    qtbot.mouseClick(page.obstacle.folder_button, Qt.MouseButton.LeftButton)
    assert asked == [page.folder.parent / "client"]
    export(qtbot, page)
    assert len(list((tmp_path / "other").iterdir())) == 3


def test_the_folder_is_asked_for_in_the_system_dialog(
    qtbot: QtBot, session: Session, shown: Shown, tmp_path: Path
) -> None:
    page = shown(session)
    qtbot.mouseClick(page.bar.folder_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.directory().absolutePath()) == tmp_path
    dialog.fileSelected.emit(str(tmp_path / "chosen"))
    dialog.close()
    assert page.folder == tmp_path / "chosen"
    assert page.bar.folder.text() == str(tmp_path / "chosen")


def test_only_what_was_asked_about_is_replaced(qtbot: QtBot, sample_session: Session, shown: Shown) -> None:
    page = shown(sample_session)
    page.folder.mkdir()
    for name in ("workshop.json", "actions.csv"):
        (page.folder / name).write_text("mine")
    choose(qtbot, page, "json")
    be_refused(qtbot, page)
    choose(qtbot, page, "json", "csv")
    with qtbot.waitSignal(page.runner.refused, timeout=PATIENCE_MS):
        qtbot.mouseClick(page.obstacle.replace_button, Qt.MouseButton.LeftButton)
    assert "workshop.json and another file are already" in page.obstacle.question.text()
    assert {path.read_text() for path in page.folder.iterdir()} == {"mine"}
    with qtbot.waitSignal(page.runner.finished, timeout=PATIENCE_MS):
        qtbot.mouseClick(page.obstacle.replace_button, Qt.MouseButton.LeftButton)
    assert "mine" not in {path.read_text() for path in page.folder.iterdir()}


def test_a_folder_that_cannot_be_written_is_refused_where_the_export_began(
    qtbot: QtBot, session: Session, shown: Shown, tmp_path: Path
) -> None:
    page = shown(session)
    (tmp_path / "file").write_text("")
    page.use_folder(tmp_path / "file" / "below")
    choose(qtbot, page, "json")
    be_refused(qtbot, page)
    assert page.obstacle.isVisible()
    assert str(tmp_path) in page.obstacle.question.text()
    assert not page.obstacle.replace_button.isVisible()
    assert page.obstacle.cancel_button.text() == "Close"
    qtbot.mouseClick(page.obstacle.cancel_button, Qt.MouseButton.LeftButton)
    assert page.bar.isVisible()
    page.use_folder(tmp_path / "file")
    be_refused(qtbot, page)
    assert "not a folder" in page.obstacle.question.text()


def test_a_folder_with_a_name_no_disk_takes_is_refused(
    qtbot: QtBot, session: Session, shown: Shown, tmp_path: Path
) -> None:
    page = shown(session)
    page.use_folder(tmp_path / ("x" * 300))
    choose(qtbot, page, "json")
    with qtbot.waitSignal(page.runner.refused, timeout=PATIENCE_MS):
        click_export(qtbot, page)
    assert "can’t be written" in page.obstacle.question.text()
    assert list(tmp_path.glob("x*")) == []


def test_a_character_no_page_can_show_is_named(
    qtbot: QtBot, open_session: Callable[..., Session], shown: Shown
) -> None:
    session = open_session(workshop({"title": "Day of the \U00012000"}))
    page = shown(session)
    choose(qtbot, page, "board")
    be_refused(qtbot, page)
    assert "can’t show the character" in page.obstacle.question.text()


def test_what_is_gone_by_the_end_of_the_export_is_skipped_in_words(
    sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    page.runner.progressed.emit(Progress(0, 0, "Actions (CSV): skipped.", skipped=True))
    page.runner.finished.emit((page.folder / "gone.pdf",))
    assert page.results.skipped.text() == "Actions (CSV): skipped."
    assert page.results.title.text() == "1 file exported"


def test_putting_the_step_away_stops_a_running_export(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    choose(qtbot, page, "plan", "handouts")
    with qtbot.waitSignal(page.runner.progressed, timeout=PATIENCE_MS):
        click_export(qtbot, page)
    page.put_away()
    assert not page.runner.busy
    assert not page.folder.exists()


def test_500_handouts_are_listed(session: Session, shown: Shown) -> None:
    page = shown(session)
    paths = tuple(page.folder / f"handouts/{number:03}-name.pdf" for number in range(500))
    page.runner.finished.emit(paths)
    assert page.results.title.text() == "500 files exported"
    assert page.results.paths == paths
