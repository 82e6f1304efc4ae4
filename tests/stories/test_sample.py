"""The sample: what a newcomer looks round in, step by step, and takes back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.flow.stages import stages
from tests.stories import screen
from tests.stories.conftest import SAMPLE, OpenWindow, kept, texts, touchline
from tests.stories.facilitator import Facilitator
from ui.stages.catalogue import PAGES
from ui.widgets.empty_state import EmptyState

STEPS = [step.title for stage in stages() for step in stage.steps if (stage.key, step.key) in PAGES]


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)], ids=["large", "small"])
def test_a_newcomer_walks_through_every_step_of_the_sample(
    size: tuple[int, int], open_window: OpenWindow, facilitator: Facilitator, home: Path
) -> None:
    open_window(size=size)
    facilitator.click("Try the sample")
    facilitator.reads("STAGE ")
    facilitator.go("Prepare", "Organisation")
    seen = [facilitator.title]
    while (onward := facilitator.button_that_says("Next: ")) is not None:
        facilitator.click(onward)
        facilitator.wait(lambda: facilitator.title != seen[-1], "the next step")
        seen.append(facilitator.title)
        empty = [each for each in screen.shown(EmptyState) if not screen.says("Making the preview")]
        assert not empty, f"{facilitator.title} shows its empty state on the sample"
        assert not screen.cut_off()
    assert seen == STEPS
    assert facilitator.button_that_says("Undo: ") is None, "looking round changes nothing"
    (path,) = (home / "Documents" / "Touchline").iterdir()
    copy = kept(path)
    assert copy == kept_as_imported(path)


def kept_as_imported(beside: Path) -> dict[str, object]:
    """What the sample is where nobody has looked at it."""
    fresh = beside.with_name("fresh.touchline")
    assert touchline("import", SAMPLE, fresh).returncode == 0
    return kept(fresh)


def test_undo_and_redo_go_to_the_step_they_change_and_name_it(
    open_window: OpenWindow, facilitator: Facilitator, sample: Path
) -> None:
    window = open_window(sample)
    facilitator.go("Prepare", "Departments")
    facilitator.capture("Fleet")
    facilitator.go("Vision", "Commitments")
    facilitator.capture("We will be there at seven.")
    facilitator.go("Touchpoints", "Pain points")
    facilitator.capture("The lorry comes without warning !4")

    facilitator.click("Undo: Add pain point (Ctrl+Z)")
    facilitator.hears("Undid: Add pain point")
    assert facilitator.title == "Pain points"
    facilitator.press("Ctrl+Z")
    facilitator.hears("Undid: Add commitment")
    assert facilitator.title == "Commitments"
    facilitator.press("Ctrl+Z")
    facilitator.hears("Undid: Add department")
    assert facilitator.title == "Departments"
    assert not any(row.startswith("Fleet") for row in facilitator.rows("Departments"))
    facilitator.press("Ctrl+Shift+Z")
    facilitator.hears("Redid: Add department")
    facilitator.press("Ctrl+Shift+Z")
    facilitator.hears("Redid: Add commitment")
    assert facilitator.title == "Commitments"
    window.close()

    saved = kept(sample)
    assert texts(saved["departments"], "name")[-1] == "Fleet"
    assert texts(saved["commitments"])[-1] == "We will be there at seven."
    assert "The lorry comes without warning" not in texts(saved["pain_points"])

    open_window(sample)
    facilitator.click("Redo: Add pain point (Ctrl+Shift+Z)")
    facilitator.hears("Redid: Add pain point")
    assert facilitator.title == "Pain points"
    assert "The lorry comes without warning" in texts(kept(sample)["pain_points"])


def test_deleting_a_department_takes_what_is_its_own_and_one_undo_brings_everything_back(
    open_window: OpenWindow, facilitator: Facilitator, sample: Path
) -> None:
    before = kept(sample)
    window = open_window(sample)
    facilitator.go("Prepare", "Departments")
    facilitator.pick("Departments", "Logistics")
    facilitator.press("Delete")
    facilitator.hears("Deleted Logistics with 6 touchpoints, 14 receivers and 1 reason for an action.")
    gone = kept(sample)
    logistics = next(each["id"] for each in before["departments"] if each["name"] == "Logistics")
    assert logistics not in str(gone)
    assert len(gone["touchpoints"]) < len(before["touchpoints"])
    assert len(gone["participants"]) == len(before["participants"])

    facilitator.click_on(screen.called(QAbstractButton, "Undo"))
    facilitator.hears("Undid: Delete department")
    window.close()
    assert kept(sample) == before
