"""A facilitator whose mouse stays in the bag: the core of a workshop by keys alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QWidget

from tests.stories import screen
from tests.stories.conftest import OpenWindow, kept, texts
from tests.stories.facilitator import Facilitator
from ui.stages.catalogue import PAGES

MOST_TABS = 150


def name_of(widget: QWidget) -> str:
    """What is read aloud when the keyboard comes to a widget; a picker's line speaks for its picker."""
    parent = widget.parentWidget()
    own = screen.words(widget)
    return own if own or parent is None else screen.words(parent)


def tab_to(facilitator: Facilitator, name: str, key: str = "Tab") -> None:
    """Press Tab until the keyboard is on something that is called like this."""
    passed = []
    for _ in range(MOST_TABS):
        here = name_of(facilitator.focus)
        if here.startswith(name):
            return
        passed.append(here)
        facilitator.press(key)
    raise AssertionError(f"{key} never comes to “{name}”, only to {list(dict.fromkeys(passed))}")


def go_by_keys(facilitator: Facilitator, step: str) -> None:
    """Find a step by its name."""
    facilitator.press("Ctrl+K")
    facilitator.type(step)
    facilitator.press("Enter")
    facilitator.wait(lambda: facilitator.title == step, f"the step {step}")


def test_the_core_of_a_workshop_needs_no_mouse(
    open_window: OpenWindow, facilitator: Facilitator, home: Path
) -> None:
    window = open_window()
    tab_to(facilitator, "New workshop")
    facilitator.press("Space")
    facilitator.type("Harrow Vale Water")
    tab_to(facilitator, "One of its customers is called")
    facilitator.type("household")
    facilitator.press("Enter")
    facilitator.reads("STAGE 1 OF 6")
    facilitator.type("Homes\nCare homes\n")
    facilitator.press("Ctrl+PgDown")
    assert facilitator.title == "Departments"
    facilitator.type("Sales\nFleet\nLogistics\n")
    tab_to(facilitator, "Departments")
    assert isinstance(facilitator.focus, QAbstractItemView)
    facilitator.press("Home", "Alt+Down", "Down", "F2")
    facilitator.type("Field Repairs")
    facilitator.press("Enter")
    facilitator.wait(lambda: "Field Repairs" in str(facilitator.rows("Departments")), "the new name")
    facilitator.press("Home", "Delete")
    facilitator.hears("Delete department: done.")
    facilitator.press("Ctrl+Z")

    go_by_keys(facilitator, "People")
    facilitator.type("Ruth Adeyemi @Sales")
    facilitator.press(*["Escape"] * facilitator.offers_names, "Enter")
    go_by_keys(facilitator, "Agree the wording")
    tab_to(facilitator, "Vision")
    facilitator.type("You have water you can trust.")
    tab_to(facilitator, "Agreed by all 1 in the room")
    facilitator.press("Space")
    go_by_keys(facilitator, "Personal touchpoints")
    facilitator.type("I answer the phone.\n")
    go_by_keys(facilitator, "What we give to whom")
    facilitator.type("An answer on the phone >households !4\n")
    go_by_keys(facilitator, "Pain points")
    facilitator.type("The line is engaged !5\n")
    tab_to(facilitator, "Frequency")
    facilitator.press("5")
    go_by_keys(facilitator, "Rate the six")
    facilitator.press("Space")
    facilitator.press(*"325412", "Enter")
    facilitator.reads("1 slip entered")
    go_by_keys(facilitator, "Actions")
    facilitator.type("Open a second line ^Ruth Adeyemi due 2026-11-01\n")
    go_by_keys(facilitator, "Two-question test")
    facilitator.press("Y", "Y")
    go_by_keys(facilitator, "Impact and effort")
    facilitator.press("Enter", "Alt+Up", "Alt+Left")
    go_by_keys(facilitator, "Plan board")
    facilitator.press("Alt+Right")
    facilitator.press("Ctrl+P")
    facilitator.type("A second site\n")
    facilitator.press("Escape")
    window.close()

    (path,) = (home / "Documents" / "Touchline").glob("*.touchline")
    saved = kept(path)
    assert texts(saved["segments"], "name") == ["Homes", "Care homes"]
    assert texts(saved["departments"], "name") == ["Fleet", "Sales", "Field Repairs"]
    assert saved["participants"][0]["department_id"] == saved["departments"][1]["id"]
    assert saved["workshop"]["agreed_count"] == 1
    assert saved["personal_touchpoints"][0]["answer"] == "I answer the phone."
    assert saved["touchpoints"][0]["importance"] == 4
    assert (saved["pain_points"][0]["severity"], saved["pain_points"][0]["frequency"]) == (5, 5)
    assert texts(saved["ratings"], "score") == [3, 2, 5, 4, 1, 2]
    (action,) = saved["actions"]
    assert (action["recognised"], action["loyalty"], action["impact"], action["effort"]) == (True, True, 4, 2)
    assert action["due_on"] == "2026-12-14"
    assert texts(saved["parking_lot"]) == ["A second site"]


def test_tab_goes_round_in_every_step_and_each_stop_has_a_name(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    window = open_window(sample)
    for stage, step in PAGES:
        screen.top()
        first = None
        stops: list[QWidget] = []
        for _ in range(MOST_TABS * 2):
            here = facilitator.focus
            if here is first:
                break
            first = first or here
            assert name_of(here), f"{here} in {stage}.{step} says nothing"
            stops.append(here)
            facilitator.press("Tab")
        assert first is facilitator.focus, f"Tab doesn’t come round in {stage}.{step}: {len(stops)}"
        assert len(stops) > 10
        if (stage, step) != list(PAGES)[-1]:
            facilitator.press("Ctrl+PgDown")
    window.close()
