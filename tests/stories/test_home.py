"""The first minute with Touchline: a new workshop, the file it makes, and the way back to it."""

from __future__ import annotations

from pathlib import Path

from tests.stories.conftest import OpenWindow, kept, texts
from tests.stories.facilitator import Facilitator

CARD = "Harrow Vale Water & Söhne, Customer vision day · Thursday, 15 October 2026"


def test_a_new_workshop_is_a_file_from_its_first_second_and_home_finds_it_again(
    open_window: OpenWindow, facilitator: Facilitator, home: Path
) -> None:
    window = open_window()
    assert facilitator.sees("No workshop yet")
    facilitator.click("New workshop")
    facilitator.click("Create the workshop")
    assert facilitator.sees("Type the name of the organisation first.")
    facilitator.type("Harrow Vale Water & Söhne")
    facilitator.fill("Title", "Customer vision day")
    facilitator.fill("One of its customers is called", "household")
    facilitator.choose("Template", "Half day")
    facilitator.click("Create the workshop")
    facilitator.reads("Organisation")

    (path,) = (home / "Documents" / "Touchline").iterdir()
    assert path.name == "harrow-vale-water-söhne-2026-10-15.touchline"
    assert "Harrow Vale Water & Söhne · Customer vision day" in window.windowTitle()
    facilitator.go("Prepare", "Agenda")
    facilitator.capture("Welcome at the door 10")
    facilitator.menu("Menu of the workshop", "Close the workshop")
    facilitator.reads("Recent workshops")
    assert facilitator.can_click(CARD)

    saved = kept(path)
    assert saved["workshop"]["customer_name_plural"] == "households"
    assert saved["workshop"]["held_on"] == "2026-10-15"
    assert texts(saved["agenda_items"], "title")[-1] == "Welcome at the door"

    facilitator.click(CARD)
    facilitator.reads("STAGE 1 OF 6")
    facilitator.go("Prepare", "Agenda")
    assert any(row.startswith("Welcome at the door") for row in facilitator.rows("Agenda"))


def test_a_workshop_is_taken_off_the_list_without_touching_its_file(
    open_window: OpenWindow, facilitator: Facilitator, sample: Path
) -> None:
    open_window(sample)
    facilitator.menu("Menu of the workshop", "Close the workshop")
    facilitator.reads("Recent workshops")
    client = kept(sample)["workshop"]["organisation"]
    facilitator.click(f"Take {client} off this list")
    facilitator.reads("No workshop yet")
    assert sample.exists()
