"""What can't be taken in: the window and the command line say so in plain words, with a next step."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.stories.conftest import OpenWindow, kept, touchline
from tests.stories.facilitator import Facilitator
from tests.stories.small_disk import written_disk

COUNCIL = Path(__file__).parent / "data" / "council.json"
STEPS = "Check Choose Close Correct Copy Fetch Give Install Leave Look Make Name Open Restore Save Update Use"
NEXT_STEP = re.compile(rf"\b({STEPS.replace(' ', '|')})\b")
Spoil = Callable[[Path], None]


def said_well(said: str, place: str) -> None:
    """A refusal says where it is about, what to do next, and nothing a program says to a programmer."""
    assert place in said
    assert NEXT_STEP.search(said), f"no next step: {said}"
    assert not re.search(r"Traceback|Error\b|Exception|None\b|0x7|errno", said)


# Files that are no good workshop files


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


def letter(path: Path) -> None:
    path.write_text("Dear Ms Adeyemi, thank you for Tuesday. " * 100)


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9000")
    connection.commit()
    connection.close()


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def scribbled_on(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xa5" * 30_000)


def gone(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (empty_file, "is empty: it has no bytes at all."),
        (letter, "is not a workshop of Touchline."),
        (other_database, "is not a workshop of Touchline."),
        (newer, "was made by a newer version of Touchline."),
        (cut_short, "is damaged and can’t be opened safely."),
        (scribbled_on, "is damaged and can’t be opened safely."),
        (gone, "There is no file “sample.touchline” in "),
        (folder, "is a folder, not a workshop."),
    ],
)
def test_a_file_that_is_no_good_is_left_as_it_is_and_both_doors_say_so(
    spoil: Spoil, words: str, sample: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    if spoil in {empty_file, letter, other_database}:
        sample.unlink()
    spoil(sample)
    before = sample.read_bytes() if sample.is_file() else None

    window = open_window(sample)
    facilitator.reads(words)
    said_well(window.home.refusal, "sample.touchline")
    assert facilitator.can_click("New workshop"), "work can go on"

    assert touchline("check", sample).returncode == 1
    for verb in (["json", sample], ["export", sample, "--to", sample.parent / "out"]):
        done = touchline(*verb)
        assert (done.returncode, done.stdout) == (1, "")
        assert words in done.stderr
        said_well(done.stderr, "sample.touchline")
        assert done.stderr.count("\n") == 1
    assert (sample.read_bytes() if sample.is_file() else None) == before
    assert not (sample.parent / "out").exists()


def test_a_folder_that_can_t_be_written_offers_a_look(
    sample: Path, tmp_path: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    with written_disk(tmp_path / "stick", sample) as stick:
        window = open_window(stick / "sample.touchline")
        facilitator.reads("can’t be changed: the file or its folder, ")
        said_well(window.home.refusal, str(stick))
        facilitator.click("Look at it read-only")
        facilitator.reads("Read only")
        assert kept(stick / "sample.touchline") == kept(sample)
        window.close()


# JSON that is no good workshop


def in_words(text: str) -> Callable[[dict[str, Any]], str]:
    return lambda _: text


def with_change(*path: Any, value: Any) -> Callable[[dict[str, Any]], str]:
    """Set one value deep in the document."""

    def change(document: dict[str, Any]) -> str:
        found: Any = document
        for key in path[:-1]:
            found = found[key]
        found[path[-1]] = value
        return json.dumps(document)

    return change


def without(*path: Any) -> Callable[[dict[str, Any]], str]:
    """Leave one value out."""

    def change(document: dict[str, Any]) -> str:
        found: Any = document
        for key in path[:-1]:
            found = found[key]
        del found[path[-1]]
        return json.dumps(document)

    return change


def repeated(document: dict[str, Any]) -> str:
    return json.dumps(document).replace('"touchline": 1,', '"touchline": 1, "touchline": 1,', 1)


def twice(document: dict[str, Any]) -> str:
    document["departments"][3]["id"] = "d1"
    return json.dumps(document)


FAULTS = {
    "not JSON": (in_words("{touchline}"), "line 1, column 2"),
    "cut short": (lambda document: json.dumps(document)[:500], "line 1, column 501"),
    "a list": (in_words("[]"), "the whole"),
    "repeated key": (repeated, "touchline"),
    "unknown key": (with_change("departments", 0, "colour", value="red"), "departments[0].colour"),
    "unknown list": (with_change("recipes", value=[]), "recipes"),
    "missing field": (without("touchpoints", 2, "name"), "touchpoints[2].name"),
    "wrong type": (with_change("actions", 1, "title", value=7), "actions[1].title"),
    "out of range": (with_change("pain_points", 0, "severity", value=6), "pain_points[0].severity"),
    "beyond 64 bits": (with_change("departments", 0, "headcount", value=2**64), "departments[0].headcount"),
    "NUL": (with_change("departments", 0, "name", value="a\0b"), "departments[0].name"),
    "half a letter": (with_change("departments", 0, "name", value="\ud800"), "departments[0].name"),
    "an id twice": (twice, "departments[3].id"),
    "to nothing": (
        with_change("touchpoints", 3, "department_id", value="d99"),
        "touchpoints[3].department_id",
    ),
    "no date": (with_change("workshop", "held_on", value="soon"), "workshop.held_on"),
    "newer": (with_change("touchline", value=2), "format 2"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_json_is_named_with_its_place_and_nothing_is_imported(
    fault: str, tmp_path: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    spoil, place = FAULTS[fault]
    papers = tmp_path / "council.json"
    papers.write_text(spoil(json.loads(COUNCIL.read_bytes())))
    done = touchline("import", papers, tmp_path / "new.touchline")
    assert (done.returncode, done.stdout) == (1, "")
    said_well(done.stderr, place)

    window = open_window(papers)
    assert place in window.home.refusal
    assert facilitator.can_click("New workshop")
    assert [each.name for each in tmp_path.iterdir()] == ["council.json"]


def test_all_faults_are_listed_up_to_twenty(tmp_path: Path) -> None:
    document = json.loads(COUNCIL.read_bytes())
    for each in [*document["departments"], *document["touchpoints"]]:
        each["name"] = 7
    papers = tmp_path / "council.json"
    papers.write_text(json.dumps(document))
    done = touchline("import", papers, tmp_path / "new.touchline")
    assert done.returncode == 1
    assert "more than 20 things don’t fit" in done.stderr
    assert len(re.findall(r"\.name: found 7, expected text", done.stderr)) == 20


def test_three_hundred_megabytes_are_refused_before_they_are_read(
    tmp_path: Path, open_window: OpenWindow
) -> None:
    papers = tmp_path / "council.json"
    with papers.open("wb") as file:
        file.truncate(300_000_000)
    done = touchline("import", papers, tmp_path / "new.touchline")
    assert (done.returncode, done.stdout) == (1, "")
    said_well(done.stderr, "300 MB")
    window = open_window(papers)
    said_well(window.home.refusal, "300 MB")


def test_the_command_line_never_writes_over_a_file(sample: Path) -> None:
    before = sample.read_bytes()
    for verb in (
        ["import", COUNCIL, sample],
        ["new", sample, "--title", "T", "--organisation", "O"],
    ):
        done = touchline(*verb)
        assert (done.returncode, done.stdout) == (1, "")
        said_well(done.stderr, "sample.touchline")
    assert sample.read_bytes() == before
    assert touchline("export").returncode == 2
    assert touchline("exprot", sample).returncode == 2


ROSTERS = {
    "no names": ("Department;Table\nSales;Red\n", "No column of this list is headed “Name”."),
    "open quotation": ('Name\n"Ann\n', "line "),
    "wrong level": ("Name,Level\nAnn,Wizard\n", "row 2, column 2: found “Wizard”"),
    "nothing": ("", "There is nobody in this list."),
}


@pytest.mark.parametrize("fault", ROSTERS)
def test_a_list_of_people_that_can_t_be_read_adds_nobody(
    fault: str, empty: Path, tmp_path: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    text, place = ROSTERS[fault]
    roster = tmp_path / "people.csv"
    roster.write_text(text)
    open_window(empty)
    facilitator.go("Prepare", "People")
    facilitator.click("Import a list…")
    facilitator.choose_file(roster)
    facilitator.hears(place)
    assert "participants" not in kept(empty)
