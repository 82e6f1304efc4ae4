"""What each column of a list of people holds, by its heading or, without headings, by what is in it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from msgspec import Struct

from app.content import words
from app.records.kinds import SeniorityLevel

WITHOUT_HEADINGS = ("name", "department", "job_title")
"""What the columns hold that have no heading and show nothing else by what is in them, in this order."""


class Columns(Struct, frozen=True):
    """Where each thing stands in a row, from 0; `headings` is empty where the first row is a person.

    `ignored` are headings of columns that hold nothing Touchline keeps; `twice` of those that stand twice.
    """

    places: Mapping[str, int]
    headings: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()


def same(text: str) -> str:
    """Give a text as it is compared: without regard to capitals, spaces, hyphens and underscores."""
    return "".join(text.casefold().replace("-", " ").replace("_", " ").split())


def level_of(text: str) -> SeniorityLevel | None:
    """Give the level that a word such as “Manager” means, None where it means none."""
    return cast("SeniorityLevel | None", _meanings("levels").get(same(text)))


def columns(rows: Sequence[Sequence[str]], departments: set[str]) -> Columns:
    """Tell what the columns hold; `departments` are known names, as they are compared."""
    meanings = [_meanings("headings").get(same(cell)) for cell in rows[0]]
    known = [meaning for meaning in meanings if meaning]
    if "name" in known or len(known) > 1:
        return _by_headings(rows[0], meanings)
    return _by_content(rows, departments)


def _by_headings(headings: Sequence[str], meanings: Sequence[str | None]) -> Columns:
    places: dict[str, int] = {}
    ignored: list[str] = []
    twice: list[str] = []
    for place, (heading, meaning) in enumerate(zip(headings, meanings, strict=True)):
        if meaning is None:
            ignored += [heading] if heading.strip() else []
        elif meaning in places:
            twice.append(heading)
        else:
            places[meaning] = place
    return Columns(places, tuple(headings), ignored=tuple(ignored), twice=tuple(twice))


def _by_content(rows: Sequence[Sequence[str]], departments: set[str]) -> Columns:
    places: dict[str, int] = {}
    for place in range(max(map(len, rows))):
        cells = [cell for row in rows for cell in row[place : place + 1] if cell.strip()]
        meaning = _shown(cells, departments)
        if meaning and meaning not in places:
            places[meaning] = place
    left = [key for key in WITHOUT_HEADINGS if key not in places]
    free = [place for place in range(max(map(len, rows))) if place not in places.values()]
    return Columns(places | dict(zip(left, free, strict=False)))


def _shown(cells: Sequence[str], departments: set[str]) -> str:
    if cells and all("@" in cell for cell in cells):
        return "email"
    if cells and all(level_of(cell) for cell in cells):
        return "level"
    if cells and all(same(cell) in departments for cell in cells):
        return "department"
    return ""


@cache
def _meanings(table: str) -> Mapping[str, str]:
    return {same(word): key for key, said in words("roster")[table].items() for word in said}
