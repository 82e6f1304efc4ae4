"""Reads the short marks of a capture line, so that one typed line can fill several fields of a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

Mark = Literal["@", ">", "#", "^", "~"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST_WEEKDAY = 3
_NUMBER = re.compile(r"!([1-5])(?!\w)")
_DUE = re.compile(r"due[ \t]+([\w-]+)(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class KnownNames:
    """The names each mark may stand before, as they are spelt in the workshop."""

    departments: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    journey_stages: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def of(self, mark: Mark) -> tuple[str, ...]:
        """The names that may follow this mark."""
        by_mark: Mapping[Mark, tuple[str, ...]] = {
            "@": self.departments,
            ">": self.receivers,
            "#": self.journey_stages,
            "^": self.owners,
            "~": self.levels,
        }
        return by_mark[mark]


@dataclass(frozen=True, kw_only=True)
class CaptureEntry:
    """One line as it was meant: its text without the marks that were understood, and what they said.

    Names are spelt as the workshop spells them. What was not said is None; `receivers` may be several.
    """

    text: str
    department: str | None = None
    receivers: tuple[str, ...] = ()
    journey_stage: str | None = None
    number: int | None = None
    owner: str | None = None
    due: date | None = None
    level: str | None = None


@dataclass
class _Found:
    """What has been understood so far, a list of values for each mark."""

    words: list[str] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    number: int | None = None
    due: date | None = None

    def first(self, mark: Mark) -> str | None:
        return next(iter(self.names.get(mark, ())), None)


def parse_marks(text: str, known: KnownNames, *, today: date | None) -> CaptureEntry:
    """Read `@department >receiver #journey stage !4 ^owner ~level due fri` out of a typed line.

    A mark counts at the start of a word only and takes the longest known name that follows it, capitals
    ignored. `!` takes 1-5. `due` takes today, tomorrow, a weekday (the next one after `today`; three letters
    are enough) or a date as 2027-01-31; with `today` None it is an ordinary word, for lines about things
    that have no date. Whatever isn't understood, and a second mark where only one value
    fits, stays in the text, so nothing typed is ever lost.
    """
    found = _Found()
    at = 0
    while at < len(text):
        if text[at].isspace() or (at > 0 and not text[at - 1].isspace()):
            found.words.append(text[at])
            at += 1
            continue
        taken = _take_mark(text, at, known, today, found)
        if taken == 0:
            found.words.append(text[at])
        at += max(1, taken)
    return CaptureEntry(
        text=_tidy("".join(found.words)),
        department=found.first("@"),
        receivers=tuple(found.names.get(">", ())),
        journey_stage=found.first("#"),
        number=found.number,
        owner=found.first("^"),
        due=found.due,
        level=found.first("~"),
    )


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a pasted text that hold something, without bullets and surrounding blanks."""
    lines = (re.sub(r"^\s*(?:[-*•·–]\s+|\d{1,3}[.)]\s+)?", "", line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def _take_mark(text: str, at: int, known: KnownNames, today: date | None, found: _Found) -> int:
    """Understand the mark at this place, if there is one; how many characters it took."""
    mark = text[at]
    if mark == "!":
        return _take_number(text, at, found)
    if mark in "dD" and today is not None:
        return _take_due(text, at, today, found)
    if mark in "@>#^~":
        return _take_name(text, at, mark, known, found)  # type: ignore[arg-type]  # narrowed by the line above
    return 0


def _take_name(text: str, at: int, mark: Mark, known: KnownNames, found: _Found) -> int:
    name = _longest(text, at + 1, known.of(mark))
    values = found.names.setdefault(mark, [])
    if name is None or (values and mark != ">"):
        return 0
    if name not in values:
        values.append(name)
    return 1 + len(name)


def _longest(text: str, at: int, names: Iterable[str]) -> str | None:
    """The longest name that stands at this place and ends where a word ends."""
    fitting = [name for name in names if name and _stands(text, at, name)]
    return max(fitting, key=len, default=None)


def _stands(text: str, at: int, name: str) -> bool:
    end = at + len(name)
    if text[at:end].lower() != name.lower():
        return False
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


def _take_number(text: str, at: int, found: _Found) -> int:
    match = _NUMBER.match(text, at)
    if match is None or found.number is not None:
        return 0
    found.number = int(match[1])
    return len(match[0])


def _take_due(text: str, at: int, today: date, found: _Found) -> int:
    match = _DUE.match(text, at)
    if match is None or found.due is not None:
        return 0
    found.due = read_day(match[1], today=today)
    return 0 if found.due is None else len(match[0])


def read_day(word: str, *, today: date) -> date | None:
    """The date a word means, seen from `today`; None where it means none."""
    lowered = word.lower()
    if lowered in {"today", "tomorrow"}:
        return today + timedelta(days=int(lowered == "tomorrow"))
    if len(lowered) >= _SHORTEST_WEEKDAY:
        for number, name in enumerate(WEEKDAYS):
            if name.startswith(lowered):
                return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
        try:
            return date.fromisoformat(word)
        except ValueError:
            return None
    return None


def _tidy(text: str) -> str:
    """The text without the blanks that marks left behind."""
    return re.sub(r"[ \t]{2,}", " ", re.sub(r"\s+(?=[,.;](?:\s|$))", "", text)).strip()
