"""A day at the laptop: large letters, dark colours, timer, notes, insights, a window closed too soon."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton

from app.flow.stages import step_of
from tests.stories import screen
from tests.stories.conftest import OpenWindow, WallClock, kept, texts, touchline
from tests.stories.facilitator import Facilitator
from ui.stages.catalogue import PAGES
from ui.widgets.card import Card


def test_large_letters_on_a_small_projector_cut_nothing_off(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    window = open_window(sample, size=(1280, 720))
    facilitator.click("Settings")
    facilitator.choose("Text size", "150 %")
    facilitator.choose("Colours", "Dark")
    facilitator.press("Escape")
    facilitator.press("F1")
    for place in PAGES:
        title = step_of(*place).title
        facilitator.press("Ctrl+K")
        facilitator.type(title)
        facilitator.press("Enter")
        facilitator.wait(partial(facilitator.is_at, title), title)
        assert window.width() <= 1280, f"{title} makes the window wider than its screen"
        assert not screen.cut_off(), title
        for button in screen.shown(QPushButton):
            assert button.height() >= button.fontMetrics().height(), f"{screen.words(button)} in {title}"
    window.close()

    again = open_window(sample)
    assert again.appearance.scheme == "dark", "the look is kept"
    assert again.appearance.text_size == 1.5


def test_the_look_changes_under_a_sentence_that_is_being_typed(
    empty: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    open_window(empty)
    facilitator.go("Vision", "Drafts")
    facilitator.click_on(facilitator.capture_line)
    facilitator.type("You ask once, ")
    before = screen.top().grab().toImage().pixelColor(5, 300)
    facilitator.click("Settings")
    facilitator.choose("Colours", "Dark")
    facilitator.press("Escape")
    assert screen.top().grab().toImage().pixelColor(5, 300) != before
    facilitator.click_on(facilitator.capture_line)
    facilitator.press("End")
    facilitator.type("and we answer.\n")
    facilitator.wait(lambda: bool(kept(empty).get("drafts")), "the draft")
    assert texts(kept(empty)["drafts"]) == ["You ask once, and we answer."]


@pytest.mark.parametrize("way", ["close", "home", "step"])
def test_what_is_being_typed_is_kept_however_one_leaves(
    way: str, empty: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    window = open_window(empty)
    facilitator.go("Prepare", "Organisation")
    for field, text in (
        ("Sponsor", "Chief executive"),
        ("Why this day", "Silence during cuts"),
        ("First check-in", "20"),
    ):
        found = screen.called(screen.FIELDS, field)
        facilitator.click_on(found)
        facilitator.press("Ctrl+A")
        facilitator.type(text)
    if way == "close":
        window.close()
    elif way == "home":
        facilitator.menu("Menu of the workshop", "Close the workshop")
    else:
        facilitator.go("Vision", "Drafts")
    about = kept(empty)["workshop"]
    assert (about["sponsor"], about["purpose"]) == ("Chief executive", "Silence during cuts")
    assert about["horizons"] == [20, 60, 90]


def test_the_timer_runs_on_over_steps_and_tells_how_the_day_stands(
    tmp_path: Path, open_window: OpenWindow, facilitator: Facilitator, clock: WallClock
) -> None:
    path = tmp_path / "day.touchline"
    about = ("--title", "Vision day", "--organisation", "Harrow Vale Water", "--held-on", "2026-10-15")
    assert touchline("new", path, *about, "--template", "full-day").returncode == 0
    open_window(path)
    facilitator.go("Prepare", "Agenda")
    assert any("20 min" in row for row in facilitator.rows("Agenda")[:1])
    facilitator.click("Start")
    facilitator.go("Vision", "Hear the customer")
    clock.passed += 16 * 60
    facilitator.reads("4:00")
    assert facilitator.sees("left of 20 min")
    facilitator.click("+5 min")
    facilitator.reads("9:00")
    facilitator.click("Pause")
    clock.passed += 30 * 60
    facilitator.reads("paused, of 25 min")
    facilitator.click("Go on")
    clock.passed += 10 * 60
    facilitator.reads("Time is up (25 min)")
    facilitator.click("End this item")
    facilitator.reads("min behind · ends ")
    assert facilitator.button_that_says("Undo: ") is None, "what the clock did is nobody’s change"
    first = next(each for each in kept(path)["agenda_items"] if each.get("started_at"))
    assert first["started_at"] == "2026-10-15T09:00:00+02:00"
    assert first["finished_at"] == "2026-10-15T09:56:00+02:00"


def test_an_insight_leads_to_the_step_that_mends_it(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    def kinds() -> list[str]:
        return [each["kind"] for each in json.loads(touchline("insights", sample, "--json").stdout)]

    assert "department_not_mapped" not in kinds()
    open_window(sample)
    facilitator.go("Prepare", "Departments")
    facilitator.capture("Fleet")
    facilitator.go("Vision", "Drafts")
    facilitator.click("Insights")
    facilitator.reads("Fleet: not mapped yet")
    card = next(each for each in screen.shown(Card) if screen.texts(each)[0] == "Fleet: not mapped yet")
    facilitator.click_on(next(screen.shown(QPushButton, card)))
    facilitator.wait(lambda: facilitator.title == "What we give to whom", "the step that mends it")
    facilitator.capture("A lorry that starts >builders")
    facilitator.wait(lambda: not facilitator.sees("Fleet: not mapped yet"), "the insight to go")
    assert "department_not_mapped" not in kinds()


def test_notes_and_parked_things_stay_with_the_workshop_and_out_of_the_way(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    parked = len(kept(sample)["parking_lot"])
    window = open_window(sample)
    facilitator.go("Vision", "Phrases")
    facilitator.fill("My notes on this step", "Table three is loud today.")
    facilitator.press("Ctrl+P")
    facilitator.type("Uniforms for drivers\n")
    facilitator.type("A second counter\n")
    facilitator.press("Escape")
    assert facilitator.title == "Phrases"
    window.close()
    saved = kept(sample)
    assert texts(saved["parking_lot"])[parked:] == ["Uniforms for drivers", "A second counter"]
    (note,) = (each for each in saved["notes"] if (each["stage"], each["step"]) == ("vision", "phrases"))
    assert note["text"] == "Table three is loud today."


def test_any_record_is_found_by_a_few_letters(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    open_window(sample)
    facilitator.press("Ctrl+K")
    facilitator.type("ring the builder two days before")
    facilitator.press("Enter")
    facilitator.wait(lambda: facilitator.title == "Actions", "the step of the action")
    assert facilitator.value("Action").startswith("Ring the builder two days before")


def test_an_action_is_dragged_to_where_it_belongs(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    window = open_window(sample)
    facilitator.go("Plan", "Impact and effort")
    discs = {
        screen.words(each): each for each in screen.shown(QAbstractButton) if ": impact" in screen.words(each)
    }
    moved = next(each for name, each in discs.items() if name.endswith("impact 4, effort 2"))
    target = next(each for name, each in discs.items() if name.endswith("impact 5, effort 1"))
    title = screen.words(moved).partition(". ")[2].partition(":")[0]
    facilitator.drag(moved, target)
    facilitator.wait(lambda: facilitator.button_that_says("Undo: ") is not None, "the disc to be dropped")
    window.close()
    action = next(each for each in kept(sample)["actions"] if each["title"] == title)
    assert (action["impact"], action["effort"]) == (5, 1)


def test_good_news_and_warnings_stay_on_their_step_and_a_warning_until_its_line_is_mended(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    open_window(sample)
    facilitator.go("Prepare", "Departments")
    facilitator.pick("Departments", "Marketing")
    facilitator.press("Delete")
    facilitator.hears("Deleted Marketing with")
    facilitator.go("Prepare", "People")
    assert facilitator.status == ""
    facilitator.click_on(facilitator.capture_line)
    facilitator.type("@Sales\n")
    facilitator.hears("Type the name of the person as well.")
    facilitator.type(" Ann")
    assert facilitator.status == ""
    facilitator.type("\b\b\b\b\n")
    facilitator.hears("Type the name of the person as well.")
    facilitator.go("Vision", "Drafts")
    assert facilitator.status == ""
