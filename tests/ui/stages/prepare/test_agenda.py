"""Agenda: a template with what it cuts, items with their hours, and times as people type them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.flow.stages import BUILT
from app.flow.templates import templates
from tests.small import workshop
from ui.stages.prepare.agenda import AgendaStep, item_from
from ui.stages.prepare.clock_field import ClockField, clock_from

LONG = "A" * 200


@pytest.fixture
def morning(open_session):
    """Three items, the last with a fixed start that can't be kept, and what is done before the day."""
    return open_session(
        workshop(
            agenda_items=[
                {"id": "before", "title": "Read the letters", "priority": "pre_work"},
                {"id": "a", "title": "Welcome", "minutes": 30, "kind": "opening"},
                {"id": "b", "title": "Drafts", "minutes": 60, "stage": "vision", "step": "drafts"},
                {"id": "c", "title": "Lunch", "minutes": 45, "kind": "lunch", "fixed_at": "10:20"},
            ]
        )
    )


def titles(session):
    return [each.title for each in session.workshop.agenda_items]


def rows(page):
    return page.list.records.rows


def chips(row):
    return [chip.text for chip in row.chips]


@pytest.mark.parametrize(
    ("typed", "title", "minutes"),
    [
        ("Welcome 20", "Welcome", 20),
        ("Welcome 5 min", "Welcome", 5),
        ("Lunch 45 minutes", "Lunch", 45),
        ("Welcome", "Welcome", 15),
        ("20", "20", 15),
        ("Vision 2030", "Vision 2030", 15),
    ],
)
def test_a_number_at_the_end_is_its_minutes(typed, title, minutes):
    item = item_from(typed)
    assert (item.title, item.minutes) == (title, minutes)


def test_items_are_typed_and_pasted_with_their_minutes(session, opened, enter, paste, reopened):
    page = opened(AgendaStep, session)
    enter(page.capture.field, "Welcome 20")
    paste(page.capture.field, f"1. =1+1 10\n2. {LONG}")
    assert [(each.title, each.minutes) for each in session.workshop.agenda_items] == [
        ("Welcome", 20),
        ("=1+1", 10),
        (LONG, 15),
    ]
    assert session.file.undo_label == "Add 2 agenda items"
    assert [row.subtitle for row in rows(page)] == ["09:00–09:20", "09:20–09:30", "09:30–09:45"]
    assert page.list.current_id == session.workshop.agenda_items[-1].id
    assert page.capture.field.hasFocus()
    assert len(reopened(session).agenda_items) == 3


def test_hours_lateness_and_what_is_done_before_are_shown(morning, opened):
    page = opened(AgendaStep, morning)
    assert [row.subtitle for row in rows(page)] == [
        "Pre-work",
        "09:00–09:30",
        "09:30–10:30 · Drafts",
        "10:30–11:15",
    ]
    assert chips(rows(page)[3]) == ["10 min late", "45 min"]
    assert [row.muted for row in rows(page)] == [True, False, False, True]
    assert page._sum.text() == "09:00–11:15"
    assert page._fit.text().startswith("1 h 30 min of work, without breaks. An item with a fixed start")


def test_the_warning_goes_once_something_is_shortened(morning, opened, enter):
    page = opened(AgendaStep, morning)
    page.select("agenda_items", "b")
    enter(page.sheet.minutes, "30")
    assert chips(rows(page)[3]) == ["45 min"]
    assert page._fit.text() == "1 h of work, without breaks."
    page.select("agenda_items", "a")
    enter(page.sheet.minutes, "0")
    assert page._fit.text() == "30 min of work, without breaks."


def test_a_fixed_start_is_typed_as_people_type_it(morning, opened, enter, qtbot, heard, reopened):
    page = opened(AgendaStep, morning)
    said = heard(morning)
    page.select("agenda_items", "b")
    enter(page.sheet.fixed_at, "10.15")
    assert page.sheet.fixed_at.text() == "10:15"
    assert rows(page)[2].subtitle == "10:15–11:15 · Drafts"
    enter(page.sheet.fixed_at, "soon")
    assert said[-1].text == "“soon” is no time of day. Type it as 9:30 or 14:15."
    assert page.sheet.fixed_at.text() == "10:15"
    page.sheet.fixed_at.selectAll()
    qtbot.keyClick(page.sheet.fixed_at, Qt.Key.Key_Delete)
    page.capture.field.setFocus()
    assert reopened(morning).agenda_items[2].fixed_at is None


def test_a_start_still_being_typed_belongs_to_its_item(morning, opened, qtbot):
    page = opened(AgendaStep, morning)
    page.select("agenda_items", "a")
    page.sheet.fixed_at.setFocus()
    page.sheet.fixed_at.selectAll()
    qtbot.keyClicks(page.sheet.fixed_at, "8:30")
    page.select("agenda_items", "b")
    assert [each.fixed_at for each in morning.workshop.agenda_items] == [None, "08:30", None, "10:20"]
    assert page.sheet.fixed_at.text() == ""


def test_a_whole_time_is_saved_without_leaving_the_field(qtbot):
    field = ClockField("Start")
    qtbot.addWidget(field)
    field.show()
    kept = []
    field.committed.connect(kept.append)
    qtbot.keyClicks(field, "14")
    field._pause.timeout.emit()
    assert kept == []
    qtbot.keyClicks(field, ":30")
    field._pause.timeout.emit()
    assert (kept, field.text()) == (["14:30"], "14:30")
    field.set_value("09:00")
    assert field.text() == "14:30"
    field.hide()
    assert (kept, field.value) == (["14:30"], "14:30")
    field.set_value(None)
    assert field.text() == ""


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("9", "09:00"), ("9:30", "09:30"), ("0930", "09:30"), ("14h15", "14:15"), ("25", None), ("9:75", None)],
)
def test_clock_times(typed, clock):
    assert clock_from(typed) == clock


def test_every_field_of_an_item_is_saved(morning, opened, enter, pick, press, reopened):
    page = opened(AgendaStep, morning)
    page.select("agenda_items", "a")
    enter(page.sheet.title, "Good morning")
    press(page.sheet.kind.button("work"))
    press(page.sheet.priority.button("optional"))
    pick(page.sheet.step, "Vision: Phrases")
    enter(page.sheet.day, "2")
    assert chips(rows(page)[1]) == ["Optional", "30 min"]
    assert rows(page)[1].subtitle == "Day 2 · 09:00–09:30 · Phrases"
    assert page._sum.text() == "2 days"
    item = reopened(morning).agenda_items[1]
    assert (item.title, item.kind, item.priority, item.day) == ("Good morning", "work", "optional", 2)
    assert (item.stage, item.step) == ("vision", "phrases")


def test_an_item_made_pre_work_stays_in_the_list(morning, opened, press):
    page = opened(AgendaStep, morning)
    page.select("agenda_items", "a")
    press(page.sheet.priority.button("pre_work"))
    assert [row.id for row in rows(page)] == ["before", "a", "b", "c"]
    assert rows(page)[2].subtitle.startswith("09:00")
    page.select("agenda_items", "b")
    page.sheet.step.picked.emit("")
    assert morning.workshop.agenda_items[2].step is None
    assert morning.workshop.agenda_items[2].stage is None


def test_only_pre_work_has_no_hours(open_session, opened):
    page = opened(AgendaStep, open_session(workshop(agenda_items=[{"priority": "pre_work"}])))
    assert page._sum.text() == "Before the day"


def test_a_step_of_a_template_that_has_no_page_keeps_its_name(open_session, opened):
    session = open_session(workshop(agenda_items=[{"id": "a", "stage": "vision", "step": "why"}]))
    page = opened(AgendaStep, session)
    assert page.sheet.step.currentText() == "Vision: Why one vision"


def test_a_template_is_shown_with_what_it_cuts_before_it_is_used(session, opened, press, reopened):
    page = opened(AgendaStep, session)
    press(next(iter(page._empty.findChildren(type(page.template_button)))))
    full, half = templates()[:2]
    assert page.templates.isVisible()
    assert len(page.templates.list.records.rows) == len(full.items)
    press(page.templates.choice.button(half.key))
    cut = [each for each in half.cut if (each.stage, each.step) in BUILT]
    assert [row.title for row in page.templates.cut.records.rows] == [each.title for each in cut]
    assert page.templates._cut_title.text() == f"Left out: {sum(each.minutes for each in cut)} min"
    assert session.workshop.agenda_items == ()
    press(page.templates.use_button)
    assert titles(session) == [each.title for each in half.items]
    assert page.list.isVisible()
    session.undo()
    assert page._empty.isVisible()
    session.redo()
    assert len(reopened(session).agenda_items) == len(half.items)


@pytest.mark.parametrize("by_key", [True, False])
def test_the_agenda_there_is_stays_where_the_template_is_not_used(morning, opened, press, qtbot, by_key):
    page = opened(AgendaStep, morning)
    press(page.template_button)
    assert page.templates._replaces.text() == "It takes the place of the agenda there is."
    morning.run("Edit", lambda change: change.update("agenda_items", "a", title="Hello"))
    assert page.templates.isVisible()
    if by_key:
        qtbot.keyClick(page.templates.use_button, Qt.Key.Key_Escape)
    else:
        press(page.templates.cancel_button)
    assert page.list.isVisible()
    assert titles(morning)[1] == "Hello"
    qtbot.keyClick(page.templates, Qt.Key.Key_F)


def test_items_are_renamed_moved_and_deleted(morning, opened, retitle, qtbot):
    page = opened(AgendaStep, morning)
    retitle(page.list, "a", "Hello")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(morning) == ["Read the letters", "Drafts", "Hello", "Lunch"]
    assert [row.subtitle[:11] for row in rows(page)[1:]] == ["09:00–10:00", "10:00–10:30", "10:30–11:15"]
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert titles(morning) == ["Read the letters", "Drafts", "Lunch"]
    assert page.list.current_id == "c"
    morning.undo()
    assert titles(morning)[2] == "Hello"


def test_five_hundred_items_stay_usable(open_session, opened, enter):
    session = open_session(workshop(agenda_items=[{"id": f"a{at}", "minutes": 1} for at in range(500)]))
    page = opened(AgendaStep, session)
    page.select("departments", "a3")
    page.select("agenda_items", "a3")
    enter(page.sheet.minutes, "10")
    assert rows(page)[4].subtitle == "09:13–09:14"
    assert page.list.current_id == "a3"


def test_what_is_typed_about_a_deleted_item_is_dropped(morning, opened, qtbot):
    page = opened(AgendaStep, morning)
    page.select("agenda_items", "c")
    page.sheet.fixed_at.setFocus()
    page.sheet.fixed_at.selectAll()
    qtbot.keyClicks(page.sheet.fixed_at, "11:00")
    morning.run("Delete", lambda change: change.delete("agenda_items", "c"))
    morning.flush()
    assert titles(morning) == ["Read the letters", "Welcome", "Drafts"]
    page.sheet.show_item(None)
    page.sheet.fixed_at.committed.emit("12:00")
    page.sheet.step.picked.emit("drafts")
    assert page.capture.isVisible()


def test_looking_only_refuses_in_words(looked_at, opened, enter, press, heard):
    session = looked_at()
    page = opened(AgendaStep, session)
    said = heard(session)
    enter(page.capture.field, "Welcome 20")
    assert page.capture.field.text() == "Welcome 20"
    press(page.template_button)
    press(page.templates.use_button)
    assert page.templates.isVisible()
    assert [each.kind for each in said] == ["bad", "bad"]
