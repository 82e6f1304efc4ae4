"""Gives a typed line back once if its marks mean nothing, so that it isn't filed where nobody meant it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.capture import KnownNames, parse_marks
from app.doubt import Doubt, Why
from ui.dates import day_writing, example_day

if TYPE_CHECKING:
    from ui.stages.step_page import StepPage
    from ui.widgets.capture_line import CaptureLine

MOST_NAMED = 4

translate = QCoreApplication.translate


def is_questioned(
    page: StepPage,
    capture: CaptureLine,
    lines: Sequence[str],
    known: KnownNames,
    *,
    takes: str,
    today: date | None = None,
    reasons: Sequence[str] = (),
) -> bool:
    """Give lines back whose marks aren't understood, and say why; False where they can be added.

    `takes` lists the marks of the step. With `today` the lines may say when something is due. `reasons` are
    clauses about other things to mend. The same lines entered again are meant as they are: their marks then
    stay in the text.
    """
    writing = day_writing()
    doubts = [
        doubt for line in lines for doubt in parse_marks(line, known, today=today, writing=writing).doubts
    ]
    clauses = [*_clauses(doubts, takes), *reasons]
    if not clauses or not capture.ask_again("\n".join(lines)):
        return False
    text = translate(
        "questioned", "Not added: {reasons}. Correct it, or press Enter again to keep it as text."
    )
    page.session.say(text.format(reasons="; ".join(clauses)), "warn")
    return True


def _clauses(doubts: Sequence[Doubt], takes: str) -> list[str]:
    """Say of each kind of doubt once what is in doubt, and of several names which they are."""
    of_kind: dict[Why, dict[str, Doubt]] = {}
    for doubt in doubts:
        of_kind.setdefault(doubt.why, {})[doubt.words] = doubt
    return [clause for why, found in of_kind.items() for clause in _SAYING[why](list(found.values()), takes)]


def _unknown(doubts: list[Doubt], _takes: str) -> list[str]:
    return [translate("questioned", "nothing here is known as {words}").format(words=_quoted(doubts))]


def _not_taken(doubts: list[Doubt], takes: str) -> list[str]:
    signs = translate("questioned", " or ").join(dict.fromkeys(doubt.words[0] for doubt in doubts))
    return [
        translate("questioned", "this step takes no {signs} mark, only {takes}").format(
            signs=signs, takes=takes
        )
    ]


def _other_mark(doubts: list[Doubt], _takes: str) -> list[str]:
    owner = translate("questioned", "owners are written with ^, so {words} should be “{name}”")
    other = translate("questioned", "{words} is written with another mark here, as “{name}”")
    return [
        (owner if doubt.names[0].startswith("^") else other).format(
            words=_quoted([doubt]), name=doubt.names[0]
        )
        for doubt in doubts
    ]


def _longer(doubts: list[Doubt], _takes: str) -> list[str]:
    clause = translate("questioned", "there is {name}, but nothing here is known as {words}")
    return [clause.format(words=_quoted([doubt]), name=doubt.names[0]) for doubt in doubts]


def _several(doubts: list[Doubt], _takes: str) -> list[str]:
    clause, more = translate("questioned", "{words} could be {names}"), translate("questioned", "others")
    return [
        clause.format(
            words=_quoted([doubt]),
            names=translate("questioned", " or ").join(
                [*doubt.names[:MOST_NAMED], *([more] if len(doubt.names) > MOST_NAMED else [])]
            ),
        )
        for doubt in doubts
    ]


def _second(doubts: list[Doubt], _takes: str) -> list[str]:
    return [
        translate("questioned", "{words} is one too many, since a line takes one").format(
            words=_quoted(doubts)
        )
    ]


def _no_day(doubts: list[Doubt], _takes: str) -> list[str]:
    return [translate("questioned", "there is no such day as {words}").format(words=_quoted(doubts))]


def _no_date(doubts: list[Doubt], _takes: str) -> list[str]:
    clause = translate("questioned", "{words} is no date, which is typed like {example}")
    return [clause.format(words=_quoted(doubts), example=example_day())]


_SAYING: Mapping[Why, Callable[[list[Doubt], str], list[str]]] = MappingProxyType(
    {
        "unknown": _unknown,
        "not taken": _not_taken,
        "other mark": _other_mark,
        "longer": _longer,
        "several": _several,
        "second": _second,
        "no day": _no_day,
        "no date": _no_date,
    }
)


def _quoted(doubts: Sequence[Doubt]) -> str:
    return ", ".join(f"“{doubt.words}”" for doubt in doubts)
