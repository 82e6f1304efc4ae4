"""Documents chosen by whom they are for: by one click, one key, or the audience's name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.records.plan import Action
from app.records.vocabulary import new_id
from exporters.audience import audiences
from exporters.catalogue import CATALOGUE
from tests.ui.stages.hand_out.conftest import Shown, choose
from ui.message import Message
from ui.session import Session
from ui.stages.hand_out.audience_row import AudienceRow
from ui.stages.hand_out.documents import DocumentsStep

Key, Left, State = Qt.Key, Qt.MouseButton.LeftButton, Qt.CheckState
CTRL = Qt.KeyboardModifier.ControlModifier


def heading(page: DocumentsStep, key: str) -> AudienceRow:
    """The heading of an audience, scrolled to."""
    found = page.choice.audiences[key]
    assert found.isVisible()
    return found


def total(session: Session, *keys: str) -> int:
    """How many files these documents of a workshop are."""
    return sum(len(CATALOGUE[key].names(session.workshop)) for key in keys)


def test_documents_stand_under_whom_they_are_for(sample_session: Session, shown: Shown) -> None:
    page = shown(sample_session)
    tops = {key: row.mapTo(page, row.rect().topLeft()).y() for key, row in page.rows.items()}
    for audience in audiences():
        title = heading(page, audience.key)
        assert title.title.text() == audience.title
        above = [
            title.mapTo(page, title.rect().topLeft()).y(),
            *(tops[each.key] for each in audience.documents),
        ]
        assert above == sorted(above)
    assert list(tops.values()) == sorted(tops.values())


def test_one_click_chooses_all_documents_of_an_audience_and_another_clears_them(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    choose(qtbot, page)
    row = heading(page, "carrying_on")
    everything = tuple(each.key for each in row.audience.documents)
    qtbot.mouseClick(row.box, Left)
    assert set(page.chosen) == set(everything)
    assert (row.count.text(), row.box.checkState()) == ("6 of 6", State.Checked)
    assert row.box.accessibleDescription() == "6 of 6 documents chosen"
    files = total(sample_session, *everything)
    assert page.choice.total.text() == f"6 documents chosen, {files} files"
    assert page.bar.export_button.text() == "Export 6 documents"
    qtbot.mouseClick(page.rows["ics"].box, Left)
    assert (row.count.text(), row.box.checkState()) == ("5 of 6", State.PartiallyChecked)
    qtbot.mouseClick(row.title, Left)  # the words count as the box does
    assert len(page.chosen) == 6
    qtbot.mouseClick(row, Left)
    assert page.chosen == ()
    assert (row.count.text(), row.box.checkState()) == ("0 of 6", State.Unchecked)
    assert page.choice.total.text() == "No document is chosen"
    assert not page.bar.export_button.isEnabled()


def test_a_key_chooses_and_clears_an_audience_wherever_the_keyboard_is(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    choose(qtbot, page)
    page.take_focus()
    number = [each.key for each in audiences()].index("participants") + 1
    assert f"Ctrl+{number}" in heading(page, "participants").toolTip()
    qtbot.keyClick(page.capture.field, Key(Key.Key_0 + number), CTRL)
    assert page.chosen == ("handouts", "mail", "worksheets")
    qtbot.keyClick(page.capture.field, Key(Key.Key_0 + number), CTRL)
    assert page.chosen == ()
    page.choice.audiences["board"].box.setFocus()
    qtbot.keyClick(page.choice.audiences["board"].box, Key.Key_Space)
    assert page.chosen == ("board",)
    assert page.choice.total.text() == "1 document chosen, 1 file"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("participants", "participants"),
        ("Participant", "participants"),
        ("the client", "client"),
        ("sponsor", "client"),
        ("department leads", "leads"),
        ("whoever", "carrying_on"),
    ],
)
def test_typing_an_audience_chooses_its_documents(
    qtbot: QtBot, sample_session: Session, shown: Shown, typed: str, key: str
) -> None:
    page = shown(sample_session)
    choose(qtbot, page)
    said: list[Message] = []
    sample_session.said.connect(said.append)
    page.take_focus()
    qtbot.keyClicks(page.capture.field, typed)
    qtbot.keyClick(page.capture.field, Key.Key_Return)
    row = page.choice.audiences[key]
    assert set(page.chosen) == {each.key for each in row.audience.documents}
    first = row.audience.documents[0]
    assert said[-1].text.startswith(f"Chosen for: {row.audience.title}. {first.title}")
    assert page.preview.title.text() == first.title
    assert page.capture.field.text() == ""


def test_a_document_is_meant_before_an_audience_that_begins_alike(
    qtbot: QtBot, sample_session: Session, shown: Shown
) -> None:
    page = shown(sample_session)
    choose(qtbot, page)
    page.capture.entered.emit("departments")
    assert page.chosen == ("departments",)
    page.capture.entered.emit("evaluation")
    assert page.chosen == ("departments", "evaluation")


def test_an_audience_with_nothing_to_print_says_why(qtbot: QtBot, session: Session, shown: Shown) -> None:
    page = shown(session)
    said: list[Message] = []
    session.said.connect(said.append)
    leads = heading(page, "leads")
    assert not leads.box.isEnabled()
    assert leads.count.text() == "0 of 1"
    assert page.rows["departments"].summary.text() == CATALOGUE["departments"].why_skipped
    qtbot.mouseClick(leads, Left)
    page.capture.entered.emit("department leads")
    assert "departments" not in page.chosen
    assert said[-1].text == CATALOGUE["departments"].why_skipped
    choose(qtbot, page)
    page.capture.entered.emit("participants")
    assert page.chosen == ("worksheets",)
    skipped = f"{CATALOGUE['handouts'].why_skipped} {CATALOGUE['mail'].why_skipped}"
    assert said[-2].text == skipped
    assert said[-1].text.startswith("Chosen for: Participants. Worksheets.")
    assert heading(page, "participants").box.checkState() == State.Checked  # all there is to print
    said.clear()
    page.capture.entered.emit("participants")
    assert [each.text for each in said] == [skipped]


def test_the_counts_follow_the_workshop(qtbot: QtBot, session: Session, shown: Shown) -> None:
    page = shown(session)
    choose(qtbot, page)
    action = Action(id=new_id(), title="Call every customer back")
    session.run("Add action", lambda change: change.insert(action))
    page.capture.entered.emit("carrying on")
    chosen = page.chosen
    assert page.choice.total.text() == f"{len(chosen)} documents chosen, {total(session, *chosen)} files"
    session.undo()
    assert len(page.chosen) == len(chosen) - 2  # the actions and the status sheet
    assert page.choice.total.text().startswith(f"{len(chosen) - 2} documents chosen")


def test_a_name_that_is_nobodys_is_answered_with_all_there_are(session: Session, shown: Shown) -> None:
    page = shown(session)
    said: list[Message] = []
    session.said.connect(said.append)
    page.capture.entered.emit("the tax office")
    assert page.capture.field.text() == "the tax office"
    assert "Participants" in said[-1].text
    assert "handouts" in said[-1].text
