"""What the six practices are called and what they say, as the steps of this stage show it."""

from __future__ import annotations

from app.content import words
from app.records.kinds import RatedItem


def practice_name(practice: RatedItem) -> str:
    """Give the name of a practice, such as "Know the customer"."""
    return _said(practice, "name")


def short_name(practice: RatedItem) -> str:
    """Give the one word a practice is called by where there is little room."""
    return _said(practice, "short")


def statement(practice: RatedItem) -> str:
    """Give the sentence the room rates from 1 to 5."""
    return _said(practice, "statement")


def question(practice: RatedItem) -> str:
    """Give the question that opens the talk about a practice."""
    return _said(practice, "question")


def anchors(practice: RatedItem) -> dict[int, str]:
    """Give what a 1, a 3 and a 5 look like, by mark."""
    return {1: _said(practice, "one"), 3: _said(practice, "three"), 5: _said(practice, "five")}


def scale() -> dict[int, str]:
    """Give what each mark from 1 to 5 means, and 0 for a person who can't judge."""
    said = words("practices")["scale"]
    keys = ("cannot_judge", "one", "two", "three", "four", "five")
    return {mark: str(said[key]) for mark, key in enumerate(keys)}


def _said(practice: RatedItem, key: str) -> str:
    return str(words("practices")["practices"][practice][key])
