"""The agreement: one page whatever is on it, saying the rule, who must come, and where the data stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest

from app.workshop import Workshop
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.contract import contract
from tests.exporters.test_documents import spoilt
from tests.small import workshop as small

Read = Callable[[bytes], str]
Count = Callable[[bytes], int]


def text_of(read: Read, details: dict[str, Any] | None = None, **lists: Any) -> str:
    made = small(**lists)
    return read(contract(Book(made.replace(msgspec.structs.replace(made.details, **(details or {}))))))


def test_it_is_one_page(sample: Workshop, count: Count) -> None:
    for workshop in (sample, small(), *(spoilt(sample, seed) for seed in range(6))):
        for paper in ("a4", "letter"):
            assert count(contract(Book(workshop, {}, paper))) == 1


def test_what_is_known_is_filled_in(sample: Workshop, read: Read) -> None:
    text = read(contract(Book(sample)))
    details = sample.details
    for said in (details.title, details.organisation, details.sponsor, details.purpose, details.venue):
        assert said is not None
        assert said in text
    assert all(each.name in text for each in sample.departments)
    assert "Check-ins: 13 Nov 2026, 14 Dec 2026, 13 Jan 2027." in text


def test_what_is_not_known_is_left_open(read: Read) -> None:
    text = text_of(read)
    assert text.count("to be agreed") == 3
    assert "The senior leaders who will sign the vision" in text
    assert "Somebody who can speak for each department the household’s experience passes through" in text
    assert "Check-ins: 3 Apr 2026, 3 May 2026, 2 Jun 2026." in text
    assert "Everyone rates the six practices, secretly." in text


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("sponsor_after_vote", "then the sponsor decides"),
        ("consent", "nobody has a serious objection left"),
        ("majority", "with most votes stands"),
    ],
)
def test_the_decision_rule_is_explained(rule: str, said: str, read: Read) -> None:
    assert said in text_of(read, {"decision_rule": rule})


def test_only_what_the_agenda_has_time_for_is_promised(read: Read) -> None:
    items = [{"title": "Phrases", "minutes": 30, "stage": "vision", "step": "phrases"},
             {"title": "Ask a customer", "minutes": 9, "priority": "pre_work"}]  # fmt: skip
    text = text_of(read, agenda_items=items)
    assert "One vision that everyone shares" in text
    assert "A handout for each person" in text
    assert "About ten actions" not in text
    assert "Ask a customer" in text
    assert "Everyone rates" not in text


def test_it_says_what_happens_to_the_data_and_leaves_lines_to_sign(read: Read) -> None:
    text = text_of(read, {"sponsor": "Director"})
    assert "no internet, no account" in text
    assert "Secret ballots and ratings hold no names" in text
    assert "The sponsor Director" in text
    assert "Signature" in text


def test_more_names_than_a_page_holds_are_counted(read: Read, count: Count) -> None:
    names = [{"name": f"Department of everything number {number}"} for number in range(300)]
    days = [{"planned_on": date(2026, 5, day)} for day in range(1, 29)]
    made = contract(Book(small(departments=names, check_ins=days)))
    assert count(made) == 1
    assert " more" in read(made)
