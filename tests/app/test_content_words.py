"""The words people read are complete, said once, and free of leftovers; every number in them adds up."""

import re
import tomllib
from collections import Counter
from string import Formatter
from typing import Any, get_args

import msgspec
import pytest

from app.content import guide, resource, words
from app.flow.stages import stages
from app.records import kinds
from app.records.vocabulary import LISTS, record_type

STAGES = get_args(kinds.StageKey)
STEPS = [step.place for stage in stages() for step in stage.steps]
FILES = sorted(resource("content", "en").rglob("*.toml"))
TAKEN_ALONG = {
    ("vision", "phrases"): [("vision", "themes")],
    ("vision", "agree"): [("vision", "questions")],
    ("touchpoints", "gives"): [("touchpoints", "pains")],
    ("touchpoints", "line_of_sight"): [("touchpoints", "levels")],
    ("practices", "targets"): [("practices", "discuss")],
    ("plan", "actions"): [("plan", "test"), ("plan", "matrix")],
    ("vision", "sign_off"): [("plan", "pledges")],
}
"""Steps that share an item of the full day. Candidates are in none: the first minutes of Actions choose."""
GUIDE_FILES = [path for path in FILES if path.parent.name == "guides"]
LEFTOVERS = re.compile(r"\b(lorem|ipsum|todo|tbd|placeholder)\b", re.IGNORECASE)
INSIGHTS = {
    "no_line_of_sight", "closed_loop", "department_not_mapped", "department_not_in_room",
    "no_personal_touchpoint", "severe_pain_without_action", "room_is_split", "action_without_owner",
    "action_without_date", "action_without_measure", "action_failed_test", "action_not_tested",
    "table_stakes_first", "policy_punishes", "statement_not_agreed", "statement_not_signed",
    "parking_lot_open", "owner_overloaded", "senior_leader_without_action",
}  # fmt: skip


def texts(value: Any) -> list[str]:
    """Every text in nested tables and lists, in order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return []
    return [text for part in value for text in texts(part)]


def fields_named(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize(("stage", "step"), STEPS, ids=lambda key: key)
def test_a_guide_has_enough_to_say_to_ask_and_to_run(stage: str, step: str) -> None:
    found = guide(stage, step)
    assert min(len(found.say), len(found.ask), len(found.run)) >= 3
    assert len(found.watch_for) >= 2
    assert len(found.done_when) >= 1
    assert 5 <= found.minutes <= 60
    assert found.purpose.endswith(".")
    assert found.empty.endswith((".", "?"))
    assert found.capture.startswith("Type ")
    assert all("?" in question or "…" in question for question in found.ask)


def test_every_step_has_a_guide_in_the_order_of_the_method() -> None:
    assert [(stage, step) for stage in STAGES for step in words(f"guides/{stage}")] == STEPS
    assert sorted(path.stem for path in GUIDE_FILES) == sorted(STAGES)


def test_every_step_says_what_has_to_lie_on_the_table() -> None:
    materials = words("documents_more")["run_sheet"]["materials"]
    assert sorted(materials) == sorted(step for _, step in STEPS)


def test_no_sentence_of_the_guides_is_used_twice() -> None:
    sentences = [
        re.sub(r"\W+", " ", sentence).strip().lower()
        for path in GUIDE_FILES
        for text in texts(words(f"guides/{path.stem}"))
        for sentence in re.split(r"(?<=[.?!;:])[”’]?\s+", text)
    ]
    assert len(sentences) > 600
    assert [sentence for sentence, count in Counter(sentences).items() if count > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_content_file_is_toml_without_leftovers(path: Any) -> None:
    for text in texts(tomllib.loads(path.read_text(encoding="utf-8"))):
        assert text.strip()
        assert not LEFTOVERS.search(text), text
        assert all("  " not in line.strip() for line in text.splitlines()), text


@pytest.mark.parametrize("path", GUIDE_FILES, ids=lambda path: path.stem)
def test_the_guides_are_set_with_real_apostrophes_and_quotes(path: Any) -> None:
    for text in texts(words(f"guides/{path.stem}")):
        assert "'" not in text, text
        assert '"' not in text, text
        assert text.count("“") == text.count("”"), text


def test_every_stage_and_step_has_title_mark_and_summary() -> None:
    stages = words("stages")
    assert list(stages) == list(STAGES)
    steps = [step for stage in stages.values() for step in stage["steps"]]
    assert steps == list(get_args(kinds.StepKey))
    for stage in stages.values():
        assert stage["title"]
        assert stage["summary"].endswith(".")
        for step in stage["steps"].values():
            assert step["title"]
            assert step["mark"] in get_args(kinds.Priority)
            assert step["summary"].endswith(".")


@pytest.mark.parametrize("name", ["workshop", *LISTS])
def test_every_record_and_field_has_a_label(name: str) -> None:
    labels = words("vocabulary")[name]
    assert labels["one"]
    assert labels["many"]
    fields = [field.name for field in msgspec.structs.fields(record_type(name)) if field.name != "id"]
    assert list(labels["fields"]) == fields


def test_every_value_of_every_enumeration_has_a_label() -> None:
    vocabulary = words("vocabulary")
    for name, values in vocabulary["values"].items():
        literal = getattr(kinds, name.title().replace("_", ""))
        assert tuple(values) == get_args(literal), name


@pytest.mark.parametrize("name", ["workshop", *LISTS])
def test_every_field_with_choices_names_its_enumeration(name: str) -> None:
    vocabulary = words("vocabulary")
    for field in msgspec.structs.fields(record_type(name)):
        choices = next(
            (get_args(kind) for kind in (field.type, *get_args(field.type)) if _is_literal(kind)), ()
        )
        if choices and field.name not in {"stage", "step"}:
            enumeration = vocabulary["enumerations"][f"{name}.{field.name}"]
            assert tuple(vocabulary["values"][enumeration]) == choices


def _is_literal(kind: Any) -> bool:
    return "Literal" in str(getattr(kind, "__origin__", ""))


@pytest.mark.parametrize("key", ["full-day", "half-day", "taster", "follow-up"])
def test_a_template_fills_its_hours_and_says_what_is_cut(key: str) -> None:
    template = words("templates")[key]
    stages = words("stages")
    starts, ends = (_minutes_of(template[edge]) for edge in ("starts_at", "ends_at"))
    now = starts
    for item in template["items"]:
        assert item["kind"] in get_args(kinds.AgendaKind)
        assert item["priority"] in get_args(kinds.Priority)
        assert "fixed_at" not in item or _minutes_of(item["fixed_at"]) == now
        now += item["minutes"]
    assert now == ends
    worked = sum(item["minutes"] for item in template["items"] if item["kind"] not in {"break", "lunch"})
    assert worked == template["working_minutes"]
    assert template["cut"]
    for item in [*template["items"], *template["cut"]]:
        assert "stage" not in item or item["step"] in stages[item["stage"]]["steps"]
    assert all(item["note"].endswith(".") for item in template["cut"])


def test_the_full_day_and_what_it_cuts_make_up_all_the_steps() -> None:
    template = words("templates")["full-day"]
    left_out = sum(item["minutes"] for item in template["cut"])
    assert template["working_minutes"] + left_out == 680


def test_the_minutes_of_the_full_day_are_those_of_the_guides() -> None:
    template = words("templates")["full-day"]
    for item in [*template["items"], *template["cut"]]:
        if "step" in item:
            place = (item["stage"], item["step"])
            steps = [place, *TAKEN_ALONG.get(place, [])]
            assert item["minutes"] == sum(guide(*step).minutes for step in steps), place


def _minutes_of(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def test_every_kind_of_insight_has_its_words() -> None:
    insights = words("insights")
    assert set(insights) == INSIGHTS
    for kind, entry in insights.items():
        assert fields_named(entry["title"]) <= {"names"}, kind
        assert fields_named(entry.get("title_many", "")) <= {"names", "count"}, kind
        assert entry["why"].endswith(".")
        assert entry["mend"].endswith(".")


def test_the_words_of_the_vision_checks_can_be_matched() -> None:
    lists = words("vision_words")
    generic, winning, plain = lists["generic"], lists["winning"], list(lists["plain"])
    assert len(generic) >= 60
    every = [*generic, *winning, *plain]
    assert every == [word.lower() for word in every]
    assert [word for word, count in Counter(every).items() if count > 1] == []
    for check in lists["checks"].values():
        assert check["name"]
        assert fields_named(check["passed"]) <= {"count", "sentences"}
        assert fields_named(check["advice"]) <= {"count", "sentences", "words", "customer"}


def test_the_standard_questions_use_the_organisations_own_word_for_customers() -> None:
    questions = words("vision_words")["questions"]
    assert fields_named(questions["first"]) == {"customers"}
    assert questions["first"].endswith("?")
    assert questions["second"].endswith("?")


def test_practices_and_competencies_are_rated_by_statement_and_anchors() -> None:
    content, labels = words("practices"), words("vocabulary")["values"]["rated_item"]
    items = content["practices"] | content["competencies"]
    assert list(content["practices"]) == list(get_args(kinds.Practice))
    assert {key: item["name"] for key, item in items.items()} == labels
    for item in items.values():
        assert {"name", "short", "statement", "one", "three", "five", "question"} == set(item)


@pytest.mark.parametrize(
    ("name", "literal"),
    [("levels", kinds.Level), ("cascade", kinds.Direction), ("signs", kinds.Sign)],
    ids=["levels", "cascade", "signs"],
)
def test_levels_directions_and_signs_carry_the_labels_of_the_vocabulary(name: str, literal: Any) -> None:
    labels = words("vocabulary")["values"]
    enumeration = {"levels": "level", "cascade": "direction", "signs": "sign"}[name]
    assert {key: entry["name"] for key, entry in words(name).items()} == labels[enumeration]
    assert tuple(words(name)) == get_args(literal)


def test_the_plan_has_words_for_every_mark_status_and_purpose() -> None:
    plan, labels = words("plan_words"), words("vocabulary")["values"]
    assert plan["statuses"] == labels["status"]
    assert {key: entry["name"] for key, entry in plan["purposes"].items()} == labels["purpose"]
    for scale in ("impact", "effort", "severity", "frequency", "importance"):
        assert [mark for mark in plan[scale] if mark != "name"] == ["1", "2", "3", "4", "5"]
    assert fields_named(plan["horizons"]["within"]) == {"days"}


def test_the_line_of_sight_never_ranks_or_blames() -> None:
    for text in texts(words("line_of_sight")):
        assert not re.search(r"\b(fail|failed|worst|worse|bad|missing|distance)\b", text, re.IGNORECASE), text


def test_every_reported_figure_has_its_source() -> None:
    reported = words("business_case")["reported"]
    assert [entry["source"] for entry in reported][:3] == ["Bain, 2000", "Adobe, 2013", "Gallup, 2016"]
    assert all(re.search(r"\d|five", entry["figure"]) for entry in reported)
