"""The annex of the plan in detail: what it says of votes, voices, pains, money and actions, and what not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from exporters.pdf.documents.book import Book
from exporters.pdf.documents.plan import plan
from tests.small import workshop as small

Read = Callable[[bytes], str]


def test_the_gap_of_a_practice_follows_from_what_is_printed(read: Read) -> None:
    ratings = [{"survey_id": "surveys-0", "item": "know", "score": score} for score in (2, 3, 3, 3)]
    survey = {"title": "Before", "secret": False}
    told = read(
        plan(
            Book(
                small(surveys=[survey], ratings=ratings, practice_reviews=[{"practice": "know", "target": 4}])
            )
        )
    )
    assert "Know the customer 4 2.8 3.0 2–3 0 · 1 · 3 · 0 · 0 0 4 1.2" in told
