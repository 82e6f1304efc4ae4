"""The shorter documents together: they conform, keep to their pages, tell no secrets."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import msgspec
import pdfplumber
import pytest
from hypothesis import given
from hypothesis import settings as tries

from app.records.practices import KeyCustomer
from app.records.prepare import Note
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order
from tests.exporters.test_documents import many, spoilt
from tests.small import workshop as small
from tests.strategies import workshops

Judge = Callable[[bytes], None]
Read = Callable[[bytes], str]

KEYS = ("departments", "poster", "cards", "team_kit", "check_in", "agenda", "contract")
VISION = "Every household knows before it asks."


def files(workshop: Workshop, key: str, paper: str | None = None) -> dict[str, bytes]:
    """Make a document's files, by name."""
    order = Order(workshop, {}, lambda _: None, paper)  # type: ignore[arg-type]  # as the command line gives it
    return dict(CATALOGUE[key].files(order)) if CATALOGUE[key].names(workshop) else {}


def one(workshop: Workshop, key: str, paper: str | None = None) -> bytes:
    """Give the document's last file: the only one, or the merged one."""
    return list(files(workshop, key, paper).values())[-1]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_each_conforms(key: str, seed: int | None, sample: Workshop, judge: Judge) -> None:
    judge(one(sample if seed is None else spoilt(sample, seed), key, None if seed is None else "letter"))


@pytest.mark.parametrize("key", ["check_in", "departments"])
def test_long_lists_conform(key: str, sample: Workshop, judge: Judge) -> None:
    judge(one(many(sample), key))


@pytest.mark.parametrize("key", ["team_kit", "contract"])
def test_a_workshop_with_nothing_in_it_has_these_two(key: str, judge: Judge) -> None:
    judge(one(small(), key))


def test_what_there_is_nothing_to_print_in_is_left_out_with_a_reason() -> None:
    left_out = [key for key in KEYS if not files(small(), key)]
    assert left_out == ["departments", "poster", "cards", "check_in", "agenda"]
    assert all(CATALOGUE[key].why_skipped.endswith("yet.") for key in left_out)


@given(workshops())
@tries(max_examples=24, deadline=None)
def test_any_workshop_gives_the_same_bytes_twice(workshop: Workshop) -> None:
    for key in KEYS:
        made = files(workshop, key)
        assert tuple(made) == CATALOGUE[key].names(workshop)
        assert all(pdf.startswith(b"%PDF-1.7") for pdf in made.values())
        assert not made or one(workshop, key) == list(made.values())[-1]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("paper", "seed"), [("a4", None), ("letter", None), ("letter", 1), ("a4", 2)])
def test_no_character_leaves_its_page_and_none_is_too_small(
    key: str, paper: str, seed: int | None, sample: Workshop
) -> None:
    pdf = one(sample if seed is None else spoilt(sample, seed), key, paper)
    edge = 16.0 if key == "cards" else 35.0
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for each in (char for char in page.chars if char["text"].strip()):
                assert each["x0"] >= edge
                assert each["x1"] <= page.width - edge
                assert each["top"] >= 10
                assert each["bottom"] <= page.height - 10
                assert each["size"] > 6.99


@pytest.mark.parametrize("key", KEYS)
def test_secrets_stay_behind(key: str, sample: Workshop, read: Read) -> None:
    people = tuple(msgspec.structs.replace(each, email="secret@example.org") for each in sample.participants)
    told = sample.replace(
        notes=(Note(id="n", stage="vision", step="drafts", text="Watch the loud one."),),
        key_customers=(KeyCustomer(id="k", name="Hidden & Sons", confidential=True),),
        participants=people,
    )
    text = " ".join(read(pdf) for pdf in files(told, key).values())
    for secret in ("Watch the loud one", "Hidden & Sons", "secret@example.org"):
        assert secret not in text


def with_statement(text: str, **details: object) -> Workshop:
    """Give a small workshop that has agreed on a sentence."""
    made = small()
    agreed = {"statement": text, "statement_agreed_on": date(2026, 3, 4), **details}
    return made.replace(msgspec.structs.replace(made.details, **agreed))


@pytest.mark.parametrize("key", ["poster", "cards", "team_kit"])
def test_the_sentence_and_both_questions_can_be_found(key: str, read: Read) -> None:
    asked = {"test_question_1": "Would they tell a friend?", "test_question_2": "Would they stay?"}
    text = read(one(with_statement(VISION, **asked), key))
    for said in (VISION, *asked.values()):
        assert said in text


def test_progress_names_each_department(sample: Workshop) -> None:
    told: list[str] = []
    made = dict(CATALOGUE["departments"].files(Order(sample, {}, told.append)))
    assert tuple(made) == CATALOGUE["departments"].names(sample)
    assert told[0] == f"Making the sheet of {sample.departments[0].name} (1 of {len(sample.departments)})"
    assert told[-1] == "Making: Department sheets"
