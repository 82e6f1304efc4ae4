"""Organisation: the facts of the workshop, its segments, its check-ins and its decision rule."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.small import workshop
from ui.stages.prepare.organisation import OrganisationStep

LONG = "S" * 200


def line(page, field):
    found = page.findChild(QLineEdit, field)
    assert found is not None
    return found


def names(session):
    return [each.name for each in session.workshop.segments]


def test_the_facts_are_saved_as_they_are_typed(session, opened, enter, reopened, qtbot):
    page = opened(OrganisationStep, session)
    for field in ("organisation", "title", "sponsor", "sponsor_title", "facilitators", "venue"):
        enter(line(page, field), f'<b>&" {field}')
    enter(line(page, "customer_name"), "reader")
    enter(line(page, "customer_name_plural"), "readers")
    enter(line(page, "language"), "en-IE")
    enter(page.held_on, "2026-11-30")
    page.purpose.setFocus()
    qtbot.keyClicks(page.purpose, "Because of the silence")
    page.hide()
    details = reopened(session).details
    assert details.organisation == '<b>&" organisation'
    assert (details.customer_name, details.customer_name_plural) == ("reader", "readers")
    assert (details.language, details.held_on) == ("en-IE", date(2026, 11, 30))
    assert details.purpose == "Because of the silence"


def test_what_must_not_be_missing_comes_back_once_its_field_is_left(session, opened, enter, qtbot):
    page = opened(OrganisationStep, session)
    title = line(page, "title")
    enter(title, "Day one")
    title.selectAll()
    qtbot.keyClick(title, Qt.Key.Key_Delete)
    page.capture.field.setFocus()
    assert session.workshop.details.title == "Day one"
    assert title.text() == "Day one"


def test_typing_in_a_row_is_one_change(session, opened, qtbot):
    page = opened(OrganisationStep, session)
    sponsor = line(page, "sponsor")
    sponsor.setFocus()
    for letters in ("Chief", " executive"):
        qtbot.keyClicks(sponsor, letters)
        session.flush()
    assert session.file.undo_label == "Change sponsor"
    session.undo()
    assert session.workshop.details.sponsor is None
    assert sponsor.text() == ""


def test_segments_are_typed_pasted_renamed_moved_and_deleted(
    session, opened, enter, paste, retitle, qtbot, heard, reopened
):
    page = opened(OrganisationStep, session)
    assert page._none.isVisible()
    enter(page.capture.field, "Homes")
    assert page.capture.field.hasFocus()
    paste(page.capture.field, "1. =1+1\n2. Care homes")
    assert names(session) == ["Homes", "=1+1", "Care homes"]
    assert session.file.undo_label == "Add 2 customer segments"
    first, second, _ = (each.id for each in session.workshop.segments)
    retitle(page.segments, first, LONG)
    assert names(session)[0] == LONG
    page.segments.setFocus()
    page.segments.select(first)
    qtbot.keyClick(page.segments, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(session) == ["=1+1", LONG, "Care homes"]
    said = heard(session)
    page.segments.select(second)
    qtbot.keyClick(page.segments, Qt.Key.Key_Delete)
    assert names(session) == [LONG, "Care homes"]
    assert said[-1].undo
    assert page.segments.current_id == first
    session.undo()
    session.redo()
    assert [each.name for each in reopened(session).segments] == [LONG, "Care homes"]


def test_lines_pasted_into_the_list_are_added_too(session, opened, paste, enter):
    page = opened(OrganisationStep, session)
    enter(page.capture.field, "Homes")
    paste(page.segments, "Farms\nSchools")
    assert names(session) == ["Homes", "Farms", "Schools"]


def test_the_kind_of_the_chosen_segment_is_shown_and_chosen(session, opened, enter):
    page = opened(OrganisationStep, session)
    assert not page.kind.isVisible()
    enter(page.capture.field, "Merchants")
    page.kind.activated.emit(page.kind.findData("intermediary"))
    assert session.workshop.segments[0].kind == "intermediary"
    assert page.segments.records.row(0).chips[0].text == "Intermediary"
    session.undo()
    assert page.kind.value == "end_customer"


def test_the_decision_rule_says_what_it_means(session, opened, qtbot):
    page = opened(OrganisationStep, session)
    rule = page.decision.rule
    rule.setFocus()
    qtbot.keyClick(rule, Qt.Key.Key_Down)
    assert session.workshop.details.decision_rule == "consent"
    assert "serious objection" in page.decision._meaning.text()


@pytest.mark.parametrize(("days", "kept"), [("20", (20, 60, 90)), ("75", (30, 60, 90))])
def test_check_ins_have_to_follow_one_another(session, opened, enter, heard, days, kept):
    page = opened(OrganisationStep, session)
    said = heard(session)
    enter(page.horizons.fields[0], days)
    assert session.workshop.details.horizons == kept
    assert bool(said) == (days == "75")
    page.capture.field.setFocus()
    assert page.horizons.fields[0].text() == str(kept[0])


def test_a_larger_horizon_can_be_typed_field_by_field(session, opened, enter):
    page = opened(OrganisationStep, session)
    enter(page.horizons.fields[0], "100")
    page.horizons.fields[1].setFocus()
    enter(page.horizons.fields[1], "200")
    enter(page.horizons.fields[2], "300")
    assert session.workshop.details.horizons == (100, 200, 300)


def test_a_segment_named_by_the_insights_is_selected(open_session, opened):
    session = open_session(workshop(segments=[{"id": str(at)} for at in range(500)]))
    page = opened(OrganisationStep, session)
    page.select("segments", "400")
    page.select("departments", "1")
    assert page.segments.current_id == "400"
    assert page.kind.isVisible()


def test_looking_only_refuses_in_words_and_gives_the_line_back(looked_at, opened, enter, heard):
    session = looked_at()
    page = opened(OrganisationStep, session)
    said = heard(session)
    enter(page.capture.field, "Homes")
    assert session.workshop.segments == ()
    assert said[-1].kind == "bad"
    assert page.capture.field.text() == "Homes"
