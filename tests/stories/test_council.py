"""A case as it comes from a client's own papers: imported through the window, walked, carried on, printed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.stories.conftest import OpenWindow, kept, touchline, words_of
from tests.stories.facilitator import Facilitator

COUNCIL = Path(__file__).parent / "data" / "council.json"


def texts_of(record: object) -> list[str]:
    """Every text that people wrote in a workshop: keys, dates and choices are no texts of theirs."""
    if isinstance(record, dict):
        return [text for key, value in record.items() if not key.endswith("id") for text in texts_of(value)]
    if isinstance(record, list):
        return [text for value in record for text in texts_of(value)]
    return [record] if isinstance(record, str) and " " in record else []


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return Path(shutil.copy(COUNCIL, tmp_path / "council.json"))


def test_a_client_s_case_is_opened_walked_carried_on_and_printed(
    papers: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    window = open_window()
    facilitator.click("Open")
    facilitator.choose_file(papers)
    facilitator.reads("STAGE ")
    path = papers.with_suffix(".touchline")
    assert path.exists()
    assert json.loads(papers.read_bytes()) == json.loads(COUNCIL.read_bytes()), (
        "what is imported stays as it was"
    )
    facilitator.go("Prepare", "Organisation")
    while (onward := facilitator.button_that_says("Next: ")) is not None:
        facilitator.click(onward)
    assert facilitator.title == "Documents"

    facilitator.click(facilitator.button_that_says("Insights") or "")
    facilitator.reads("No action answers this severe pain: Letters are answered after three weeks")
    facilitator.go("Plan", "Actions")
    facilitator.click("Back to the guide")
    facilitator.pick("Actions", "Publish how long letters")
    facilitator.click("It answers “Letters are answered after three weeks”")
    facilitator.go("Hand out", "Documents")
    facilitator.click("Export 2 documents")
    facilitator.wait(lambda: facilitator.sees("2 files exported"), "the export", 25_000)
    window.close()

    folder = next(each for each in papers.parent.iterdir() if each.is_dir())
    assert "Kestrel Bay" in folder.name
    plan = words_of(folder / "plan.pdf").replace("\N{SOFT HYPHEN}", "")
    missing = [text for text in texts_of(kept(path)) if text not in plan]
    assert not missing
    insights = json.loads(touchline("insights", path, "--json").stdout)
    kinds = [each["kind"] for each in insights]
    assert "severe_pain_without_action" not in kinds
    assert "action_without_owner" in kinds


def test_out_and_in_again_it_is_the_same_workshop(papers: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.touchline", tmp_path / "second.touchline"
    assert touchline("import", papers, first).returncode == 0
    assert touchline("json", first, "--out", tmp_path / "out.json").returncode == 0
    assert touchline("import", tmp_path / "out.json", second).returncode == 0
    assert kept(first) == kept(second)
    given = json.loads(papers.read_bytes())
    came = kept(first)
    assert {key: len(value) for key, value in given.items() if isinstance(value, list)} == {
        key: len(value) for key, value in came.items() if isinstance(value, list)
    }
