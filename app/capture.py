"""Reads the short marks of a capture line, so that one typed line can fill several fields of a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.days import ENGLISH, DayWriting, day_at, is_month

Mark = Literal["@", ">", "#", "^", "~"]

_SHORTEST_BEGINNING = 3
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NEXT_MARK = re.compile(r"\s(?:[@>#^~]\S|![1-5](?!\w)|due[ \t])", re.IGNORECASE)
_NUMBER = re.compile(r"!([1-5])(?!\w)")
_DUE = re.compile(r"due[ \t]+(?=\w)", re.IGNORECASE)
_WORDS_OF_A_DAY = 3


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
    `unknown` are the marks that stand before a word and were not understood, each with that word, and a
    `due` with the words behind it that look as if they were a day; they are in `text` as well.
    """

    text: str
    department: str | None = None
    receivers: tuple[str, ...] = ()
    journey_stage: str | None = None
    number: int | None = None
    owner: str | None = None
    due: date | None = None
    level: str | None = None
    unknown: tuple[str, ...] = ()


@dataclass
class _Found:
    """What has been understood so far, a list of values for each mark."""

    words: list[str] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    number: int | None = None
    due: date | None = None
    unknown: list[str] = field(default_factory=list)

    def first(self, mark: Mark) -> str | None:
        return next(iter(self.names.get(mark, ())), None)


def parse_marks(
    text: str, known: KnownNames, *, today: date | None, writing: DayWriting = ENGLISH
) -> CaptureEntry:
    """Read `@department >receiver #journey stage !4 ^owner ~level due fri` out of a typed line.

    A mark counts at the start of a word only and takes the longest known name that follows it, capitals
    ignored; where none does, the only name that begins as what is typed (see `_begun`). `!` takes 1-5. `due`
    takes whatever `days` reads as a day, in the order of `writing`; with `today` None it is an ordinary
    word, for lines about things that have no date. Whatever isn't understood, and a second mark where only
    one value fits, stays in the text, so nothing typed is ever lost.
    """
    found = _Found()
    at = 0
    while at < len(text):
        if text[at].isspace() or (at > 0 and not text[at - 1].isspace()):
            found.words.append(text[at])
            at += 1
            continue
        taken = (
            _take_due(text, at, today, writing, found)
            if today is not None and text[at] in "dD"
            else _take_mark(text, at, known, found)
        )
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
        unknown=tuple(found.unknown),
    )


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a pasted text that hold something, without bullets and surrounding blanks."""
    lines = (re.sub(r"^\s*(?:[-*•·–]\s+|\d{1,3}[.)]\s+)?", "", line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def _take_mark(text: str, at: int, known: KnownNames, found: _Found) -> int:
    """Understand the mark at this place, if there is one; how many characters it took."""
    mark = text[at]
    if mark == "!":
        return _take_number(text, at, found)
    if mark in "@>#^~":
        return _take_name(text, at, mark, known, found)  # type: ignore[arg-type]  # narrowed by the line above
    return 0


def _take_name(text: str, at: int, mark: Mark, known: KnownNames, found: _Found) -> int:
    names = known.of(mark)
    name = _longest(text, at + 1, names)
    typed = (name, len(name)) if name is not None else _begun(text, at + 1, names)
    values = found.names.setdefault(mark, [])
    if typed is None or (values and mark != ">"):
        word = _WORD.match(text, at + 1)
        if word is not None:
            found.unknown.append(mark + word[0])
        return 0
    if typed[0] not in values:
        values.append(typed[0])
    return 1 + typed[1]


def _begun(text: str, at: int, names: Iterable[str]) -> tuple[str, int] | None:
    """The only name that begins as the words at this place do, and how many characters of it are typed.

    All words up to the next mark count, or the first one alone: of several of them nobody could say
    whether the rest belongs to another name, as in "^Head of Sales" where only "Head of IT" is known.
    """
    after = _NEXT_MARK.search(text, at)
    run = _tidy_end(text[at : after.start() if after else len(text)])
    word = _WORD.match(text, at)
    if len(run) < _SHORTEST_BEGINNING or word is None:
        return None
    if whole := _beginning_of(run, names):
        return whole, len(run)
    if len(word[0]) < _SHORTEST_BEGINNING or _beginning_of(" ".join(run.split()[:2]), names):
        return None
    first = _beginning_of(word[0], names)
    return (first, len(word[0])) if first else None


def _beginning_of(typed: str, names: Iterable[str]) -> str | None:
    begun = {name for name in names if name.lower().startswith(typed.lower())}
    return begun.pop() if len(begun) == 1 else None


def _tidy_end(text: str) -> str:
    return text.rstrip().rstrip(".,;:")


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


def _take_due(text: str, at: int, today: date, writing: DayWriting, found: _Found) -> int:
    match = _DUE.match(text, at)
    if match is None or found.due is not None:
        return 0
    day = day_at(text, match.end(), today=today, writing=writing)
    if day is None:
        if meant := _meant_as_day(text, match.end(), writing):
            found.unknown.append(f"{match[0].rstrip()} {meant}")
        return 0
    found.due = day[0]
    return len(match[0]) + day[1]


def _meant_as_day(text: str, at: int, writing: DayWriting) -> str:
    """The words that look as if they should be a day, empty for words like any others.

    Figures and months do, and a single word at the end: “due on delivery” says something else.
    """
    after = _NEXT_MARK.search(text, at)
    words = _tidy_end(text[at : after.start() if after else len(text)]).split()
    looks_so = words[0][0].isdigit() or len(words) == 1 or is_month(words[0], writing)
    return " ".join(words[:_WORDS_OF_A_DAY]) if looks_so else ""


def _tidy(text: str) -> str:
    """The text without the blanks that marks left behind."""
    return re.sub(r"[ \t]{2,}", " ", re.sub(r"\s+(?=[,.;](?:\s|$))", "", text)).strip()
