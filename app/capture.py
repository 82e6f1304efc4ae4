"""Reads the short marks of a capture line, so that one typed line can fill several fields of a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.days import ENGLISH, DayWriting, day_at, impossible_at, is_month, is_weekday
from app.doubt import Doubt, Why
from app.rules.folding import beginning, called, holding, length_at

Mark = Literal["@", ">", "#", "^", "~"]

_SHORTEST_BEGINNING = 3
_WORD = re.compile(r"[^\W\d_][\w’'\u0300-\u036f-]*")
_NEXT_MARK = re.compile(r"\s(?:[@>#^~]\S|![1-5](?!\w)|due[ \t])", re.IGNORECASE)
_CAPITALISED = re.compile(r"[ \t]+([^\W\d_])[\w’'\u0300-\u036f-]*")
_NUMBER = re.compile(r"!([1-5])(?!\w)")
_DUE = re.compile(r"due[ \t]+(?=\w)", re.IGNORECASE)
_WORDS_OF_A_DAY = 3
_BEFORE_A_DAY = frozenset({"on", "by", "this", "in", "before", "until"})
_SPAN = re.compile(r"(?:days?|weeks?|fortnights?|months?|years?)[.,;:]?", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?<!\w)(?:the|an?|its|our|their|his|her|your|my|no|each|every|any)[ \t]+$", re.IGNORECASE
)
_DUE_WORD = re.compile(r"(?:dates?|to|course|process|diligence|care|regard)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class KnownNames:
    """The names each mark may stand before, as they are spelt in the workshop; None where a line takes none.

    Where a line takes no number, `!4` is a word like others.
    """

    departments: tuple[str, ...] | None = None
    receivers: tuple[str, ...] | None = None
    journey_stages: tuple[str, ...] | None = None
    owners: tuple[str, ...] | None = None
    levels: tuple[str, ...] | None = None
    takes_number: bool = True

    def of(self, mark: Mark) -> tuple[str, ...] | None:
        """The names that may follow this mark, None where the mark isn't taken."""
        by_mark: Mapping[Mark, tuple[str, ...] | None] = {
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
    `doubts` are the marks that stand before a word and were not understood, and the words behind a `due` that
    look as if they were a day; they are in `text` as well.
    """

    text: str
    department: str | None = None
    receivers: tuple[str, ...] = ()
    journey_stage: str | None = None
    number: int | None = None
    owner: str | None = None
    due: date | None = None
    level: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass
class _Found:
    """What has been understood so far, a list of values for each mark."""

    words: list[str] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    number: int | None = None
    due: date | None = None
    doubts: list[Doubt] = field(default_factory=list)

    def first(self, mark: Mark) -> str | None:
        return next(iter(self.names.get(mark, ())), None)


def parse_marks(
    text: str, known: KnownNames, *, today: date | None, writing: DayWriting = ENGLISH
) -> CaptureEntry:
    """Read `@department >receiver #journey stage !4 ^owner ~level due fri` out of a typed line.

    A mark counts at the start of a word only and takes the longest known name that follows it, capitals and
    accents ignored unless they tell names apart; where none does, the only name that begins as what is typed,
    or has a word that does (see `_begun`). `!` takes 1-5. `due` takes whatever `days` reads as a day, in the
    order of `writing`; with `today` None it is an ordinary word, for lines about things that have no date.
    Whatever isn't understood, and a second mark where only one value fits, stays in the text: nothing typed
    is ever lost.
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
        doubts=tuple(found.doubts),
    )


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a pasted text that hold something, without bullets and surrounding blanks."""
    lines = (re.sub(r"^\s*(?:[-*•·–]\s+|\d{1,3}[.)]\s+)?", "", line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def _take_mark(text: str, at: int, known: KnownNames, found: _Found) -> int:
    """Understand the mark at this place, if there is one; how many characters it took."""
    mark = text[at]
    if mark == "!" and known.takes_number:
        return _take_number(text, at, found)
    if mark in "@>#^~":
        return _take_name(text, at, mark, known, found)  # type: ignore[arg-type]  # narrowed by the line above
    return 0


def _take_name(text: str, at: int, mark: Mark, known: KnownNames, found: _Found) -> int:
    names = known.of(mark)
    fitting, length = _fitting(text, at + 1, names or ())
    values = found.names.setdefault(mark, [])
    if len(fitting) == 1 and (longer := _longer_name(text, at + 1, length, fitting[0])):
        found.doubts.append(Doubt(words=mark + longer, why="longer", names=fitting))
        return 0
    if not fitting and names is not None and (meant := _with_another_mark(text, at, mark, known)):
        _doubt(text, at, length, "other mark", (meant,), found)
        return 0
    if len(fitting) != 1 or (values and mark != ">"):
        why: Why = "second" if len(fitting) == 1 else "several" if fitting else "unknown"
        _doubt(text, at, length, "not taken" if names is None else why, fitting, found)
        return 0
    if fitting[0] not in values:
        values.append(fitting[0])
    return 1 + length


def _doubt(text: str, at: int, length: int, why: Why, names: tuple[str, ...], found: _Found) -> None:
    """Note a mark that stands before a word; before anything else it is no mark."""
    word = _WORD.match(text, at + 1)
    if word is not None:
        typed = text[at : at + 1 + length] if length else text[at] + word[0]
        found.doubts.append(Doubt(words=typed, why=why, names=names))


def _fitting(text: str, at: int, names: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """The names that can be meant at this place, one if it is clear, and how many characters are typed."""
    lengths = {name: length_at(text, at, name) for name in names}
    lengths = {name: length for name, length in lengths.items() if _ends(text, at + length)}
    longest = max(lengths.values(), default=0)
    if longest:
        of_that_length = [name for name, length in lengths.items() if length == longest]
        return called(text[at : at + longest], of_that_length), longest
    return _begun(text, at, names)


def _begun(text: str, at: int, names: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """The names that begin as the words at this place do, and how many characters of them are typed.

    Where none does, those that hold a word which begins so: that is what the list below the line offers.
    All words up to the next mark count, or the first one alone: of several of them nobody could say
    whether the rest belongs to another name, as in "^Head of Sales" where only "Head of IT" is known.
    """
    after = _NEXT_MARK.search(text, at)
    run = _tidy_end(text[at : after.start() if after else len(text)])
    word = _WORD.match(text, at)
    if len(run) < _SHORTEST_BEGINNING or word is None:
        return (), 0
    if whole := _offered(run, names):
        return whole, len(run)
    if len(word[0]) < _SHORTEST_BEGINNING or _offered(" ".join(run.split()[:2]), names):
        return (), 0
    return _offered(word[0], names), len(word[0])


def _offered(typed: str, names: Iterable[str]) -> tuple[str, ...]:
    return beginning(typed, names) or holding(typed, names)


def _longer_name(text: str, at: int, length: int, name: str) -> str:
    """The words at this place that seem to be a longer name than what fits, empty where they don't.

    Only a part of `name` is typed there, and the next word has a capital, as in "^Sinead O'Connor" where only
    "Sinead Doyle" is known: that is somebody else, and nobody must be made the owner by a guess.
    """
    more = _CAPITALISED.match(text, at + length)
    if more is None or not more[1].isupper() or _NEXT_MARK.match(text, at + length):
        return ""
    if called(text[at : at + length], [name]):
        return ""
    return _tidy_end(text[at : more.end()])


def _with_another_mark(text: str, at: int, mark: Mark, known: KnownNames) -> str:
    """The only name that is meant here, behind the mark it should have; empty where there is none."""
    others: tuple[Mark, ...] = ("^", "@", ">", "#", "~")
    for other in others:
        fitting, length = _fitting(text, at + 1, known.of(other) or ())
        if other != mark and len(fitting) == 1 and not _longer_name(text, at + 1, length, fitting[0]):
            return other + fitting[0]
    return ""


def _tidy_end(text: str) -> str:
    return text.rstrip().rstrip(".,;:")


def _ends(text: str, at: int) -> bool:
    """Whether a word ends before this place."""
    return at >= len(text) or not (text[at].isalnum() or text[at] == "_")


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
        if impossible := impossible_at(text, match.end(), writing=writing):
            found.doubts.append(Doubt(words=impossible, why="no day"))
        elif not _is_prose(text, at, match.end()) and (meant := _meant_as_day(text, match.end(), writing)):
            found.doubts.append(Doubt(words=meant, why="no date"))
        return 0
    found.due = day[0]
    return len(match[0]) + day[1]


def _is_prose(text: str, at: int, behind: int) -> bool:
    """Whether the word at this place is the "due" of "the due date" and "due to rain"."""
    return bool(_ARTICLE.search(text[:at]) or _DUE_WORD.match(text, behind))


def _meant_as_day(text: str, at: int, writing: DayWriting) -> str:
    """The words that look as if they should be a day, empty for words like any others.

    Figures, weekdays and months do, also behind a word such as "on", and so do "next" and "in two weeks", and
    a single word at the end: "due on delivery" says something else.
    """
    after = _NEXT_MARK.search(text, at)
    words = _tidy_end(text[at : after.start() if after else len(text)]).split()
    first = words[0].casefold()
    looks_so = (
        len(words) == 1
        or first == "next"
        or _is_of_a_day(words[0], writing)
        or (first in _BEFORE_A_DAY and _is_of_a_day(words[1], writing))
        or (first == "in" and any(_SPAN.fullmatch(word) for word in words[1:_WORDS_OF_A_DAY]))
    )
    return " ".join(words[:_WORDS_OF_A_DAY]) if looks_so else ""


def _is_of_a_day(word: str, writing: DayWriting) -> bool:
    plain = word.rstrip(".,;:")
    return word[0].isdigit() or is_weekday(plain) or is_month(plain, writing)


def _tidy(text: str) -> str:
    """The text without the blanks that marks left behind."""
    return re.sub(r"[ \t]{2,}", " ", re.sub(r"\s+(?=[,.;](?:\s|$))", "", text)).strip()
