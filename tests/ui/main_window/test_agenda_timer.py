"""The countdown of the bottom bar, on a clock that the test moves on."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.content import guide
from app.flow.stages import step_of
from app.records.prepare import AgendaItem
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import StandingClock, button, click, kept
from ui.main_window.agenda_timer import AgendaTimer
from ui.main_window.workshop_view import WorkshopView
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.timer_ring import TimerRing

ITEMS = (
    AgendaItem(
        id="before", title="Read the voices", minutes=15, priority="pre_work", stage="vision", step="voices"
    ),
    AgendaItem(id="a", title="Welcome", kind="opening", minutes=20, fixed_at="09:00"),
    AgendaItem(id="b", title="Departments", minutes=10, stage="prepare", step="departments"),
    AgendaItem(id="c", title="Close", kind="close", minutes=30),
)


@pytest.fixture
def view(new: Opened) -> WorkshopView:
    """A new workshop with three items of the day and one of pre-work."""
    _, view = new

    def replace(change: object) -> None:
        for item in view.session.workshop.agenda_items:
            change.delete("agenda_items", item.id)
        for item in ITEMS:
            change.insert(item)

    view.session.run("Use another agenda", replace)
    return view


def timer(view: WorkshopView) -> AgendaTimer:
    return view.bottom.timer


def left(view: WorkshopView) -> Label:
    (label,) = [each for each in timer(view).findChildren(Label) if each.property("textRole") == "timer"]
    return label


def said(view: WorkshopView, name: str) -> ElidedLabel:
    label = timer(view).findChild(ElidedLabel, name)
    assert label is not None
    return label


def title(view: WorkshopView) -> str:
    assert said(view, "timerTitle").isVisible()
    return said(view, "timerTitle").text()


def line(view: WorkshopView) -> str:
    return said(view, "timerLine").text() if said(view, "timerLine").isVisible() else ""


def pace(view: WorkshopView) -> tuple[str, bool]:
    label = said(view, "timerPace")
    return label.text(), label.isVisible()


def wait(view: WorkshopView, clock: StandingClock, minutes: float) -> None:
    clock.passed += minutes * 60
    timer(view).tick()


def item(view: WorkshopView, id: str) -> AgendaItem:
    found: AgendaItem = view.session.workshop.get("agenda_items", id)
    return found


def test_it_offers_the_item_of_the_step_else_the_next_of_the_day(view: WorkshopView) -> None:
    assert (left(view).text(), title(view), line(view)) == ("20:00", "Welcome", "")
    assert not pace(view)[1]
    view.show_step(("prepare", "departments"))
    assert (left(view).text(), title(view)) == ("10:00", "Departments")
    view.show_step(("vision", "voices"))
    assert title(view) == step_of("vision", "voices").title, "pre-work is done before the day"
    assert left(view).text() == f"{guide('vision', 'voices').minutes}:00"
    view.show_step(("hand_out", "documents"))
    assert title(view) == "Welcome"


def test_an_item_runs_from_start_to_end_and_writes_down_when(
    view: WorkshopView, clock: StandingClock
) -> None:
    started = clock.now().isoformat()
    click(timer(view).start_button)
    assert timer(view).is_under_way
    assert not timer(view).start_button.isVisible()
    assert item(view, "a").started_at == started
    wait(view, clock, 5)
    assert left(view).text() == "15:00"
    assert (title(view), line(view)) == ("Welcome", "left of 20 min · ends 09:20")
    view.show_step(("prepare", "departments"))
    assert title(view) == "Welcome", "it is still what runs"
    long = "Welcome everybody who has come from near and far to this day"
    view.session.run("Rename", lambda change: change.update("agenda_items", "a", title=long))
    assert said(view, "timerTitle").shown_text.endswith("…")
    assert said(view, "timerTitle").toolTip() != ""
    assert timer(view).stop_button.text() == "End"
    assert timer(view).stop_button.accessibleName() == "End this item"
    click(timer(view).stop_button)
    assert item(view, "a").finished_at == datetime.fromisoformat(started).replace(minute=5).isoformat()
    assert not timer(view).is_under_way
    assert title(view) == "Departments"
    path = view.session.file.path
    view.window().close()
    assert kept(path).get("agenda_items", "a").finished_at is not None


def test_pause_stands_still_and_five_minutes_more_are_five_minutes_more(
    view: WorkshopView, clock: StandingClock
) -> None:
    click(timer(view).start_button)
    wait(view, clock, 1)
    click(timer(view).pause_button)
    assert timer(view).pause_button.text() == "Go on"
    wait(view, clock, 30)
    assert left(view).text() == "19:00"
    assert line(view) == "paused, of 20 min"
    click(timer(view).more_button)
    assert left(view).text() == "24:00"
    click(timer(view).pause_button)
    assert timer(view).pause_button.text() == "Pause"
    wait(view, clock, 4)
    assert left(view).text() == "20:00"


def test_the_end_is_told_by_colours_and_in_words(view: WorkshopView, clock: StandingClock) -> None:
    click(timer(view).start_button)
    seen = []
    for minutes in (15.9, 0.2, 3.0, 1.0):
        wait(view, clock, minutes)
        seen.append(left(view).property("ink"))
    assert seen == ["text", "warn", "bad", "bad"]
    assert left(view).text() == "−0:06"
    assert line(view) == "Time is up (20 min)"
    (ring,) = timer(view).findChildren(TimerRing)
    assert not ring.grab().isNull()


def test_the_day_is_behind_ahead_or_on_time(view: WorkshopView, clock: StandingClock) -> None:
    clock.passed = 12 * 60
    click(timer(view).start_button)
    assert pace(view) == ("12 min behind · ends 10:12", True)
    wait(view, clock, 8)
    click(timer(view).stop_button)
    assert pace(view) == ("On time · ends 10:00", True)
    click(timer(view).start_button)
    wait(view, clock, 4)
    click(timer(view).stop_button)
    assert pace(view) == ("6 min ahead · ends 09:54", True)


def test_times_of_another_day_say_nothing_about_this_one(view: WorkshopView, clock: StandingClock) -> None:
    click(timer(view).start_button)
    click(timer(view).stop_button)
    assert pace(view)[1]
    wait(view, clock, 24 * 60)
    assert not pace(view)[1]


def test_how_the_day_goes_is_not_said_before_something_was_started_here(
    opened: Opened, clock: StandingClock
) -> None:
    _, view = opened
    assert any(each.started_at for each in view.session.workshop.agenda_items)
    wait(view, clock, 6 * 60)
    assert not pace(view)[1]
    click(timer(view).start_button)
    assert pace(view)[1]


def test_it_runs_on_while_pages_change(view: WorkshopView, clock: StandingClock) -> None:
    click(timer(view).start_button)
    for place in (("prepare", "departments"), ("vision", "phrases"), ("prepare", "people")):
        view.show_step(place)
        wait(view, clock, 1)
        assert timer(view).is_under_way
    assert left(view).text() == "17:00"


def test_what_was_written_before_can_be_undone_and_leaves_the_clock_alone(view: WorkshopView) -> None:
    view.session.run("Rename", lambda change: change.update("agenda_items", "c", title="End"))
    click(timer(view).start_button)
    started = item(view, "a").started_at
    assert view.session.file.undo_label == "Rename"
    view.session.undo()
    assert item(view, "c").title == "Close"
    assert item(view, "a").started_at == started


def test_an_item_that_is_deleted_while_it_runs_ends_without_a_word(
    view: WorkshopView, clock: StandingClock
) -> None:
    click(timer(view).start_button)
    view.session.run("Delete", lambda change: change.delete("agenda_items", "a"))
    wait(view, clock, 1)
    assert (left(view).text(), title(view)) == ("19:00", "Welcome")
    click(timer(view).stop_button)
    assert title(view) == "Departments"
    assert not view.status.isVisible()


def test_without_an_agenda_it_counts_down_the_minutes_of_the_step(view: WorkshopView) -> None:
    def clear(change: object) -> None:
        for each in ITEMS:
            change.delete("agenda_items", each.id)

    view.session.run("Clear the agenda", clear)
    view.show_step(("prepare", "departments"))
    assert title(view) == "Departments"
    click(timer(view).start_button)
    assert timer(view).is_under_way
    click(button(timer(view), "End this item"))
    assert not timer(view).is_under_way
