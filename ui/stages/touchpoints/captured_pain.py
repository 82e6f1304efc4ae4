"""A typed line about what hurts the customer, turned into a pain point at the touchpoint where it is felt."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.capture import CaptureEntry, KnownNames, parse_marks
from app.records.kinds import LevelWanted
from app.records.touchpoints import PainPoint, Touchpoint
from app.records.vocabulary import new_id
from app.rules.names import value_name
from app.workshop import Workshop
from ui.widgets.capture_line import CaptureLine

LEVELS: tuple[LevelWanted, ...] = ("processing", "service", "experience")
MIDDLE = 3
"""The mark of a pain point whose severity or frequency nobody has said yet."""


@dataclass(frozen=True)
class CapturedPain:
    """A pain point, and the touchpoints it could be felt at where the line fits several.

    It `is_nowhere` where the line names a place that no touchpoint has. `question` is a clause about a
    department that is named alone and hasn't one touchpoint. A line never says how often it hurts; whether it
    says how bad that is, only this knows: once it is kept, a preset mark looks like a given one.
    """

    pain: PainPoint
    could_be_at: tuple[Touchpoint, ...] = ()
    is_nowhere: bool = False
    question: str = ""
    is_severity_said: bool = False


def known_names(workshop: Workshop) -> KnownNames:
    """Give the names that the marks of such a line may stand before."""
    stages = [each.name for each in workshop.journey_stages]
    return KnownNames(
        departments=tuple(each.name for each in workshop.departments),
        journey_stages=tuple(dict.fromkeys([*stages, *(each.name for each in workshop.touchpoints)])),
        levels=tuple(value_name("level_wanted", level) for level in LEVELS),
    )


def takes() -> str:
    """List the marks of such a line."""
    return QCoreApplication.translate("captured_pain", "#touchpoint, @department, !1–5 and ~level")


def offer_names(line: CaptureLine, workshop: Workshop) -> None:
    """Let a capture line complete these names behind their marks."""
    names = known_names(workshop)
    line.set_completions("@", names.departments)
    line.set_completions("#", names.journey_stages)
    line.set_completions("~", names.levels)


def read_line(workshop: Workshop, text: str, names: KnownNames, touchpoint_id: str | None) -> CapturedPain:
    """Read one line; `touchpoint_id` is where it is felt if the line says nothing of that.

    A department or a journey stage tells the touchpoint if only one fits, or `touchpoint_id` is among those
    that do; else they are given. Unless one fits, its marks stay in the text, so that what was typed is never
    lost.
    """
    entry = parse_marks(text, names, today=None)
    fitting = _fitting(workshop, entry)
    fitting = tuple(each for each in fitting if each.id == touchpoint_id) or fitting
    named = entry.department is not None or entry.journey_stage is not None
    felt_at = fitting[0].id if len(fitting) == 1 else None
    unplaced = parse_marks(text, KnownNames(levels=names.levels), today=None).text
    words = unplaced if named and felt_at is None else entry.text
    pain = PainPoint(
        id=new_id(),
        touchpoint_id=felt_at if named else touchpoint_id,
        text=words or text,
        level=_level(entry.level),
        severity=entry.number or MIDDLE,
        frequency=MIDDLE,
    )
    said = entry.number is not None
    if not named or felt_at is not None:
        return CapturedPain(pain, is_severity_said=said)
    question = "" if entry.journey_stage else _question(workshop, entry.department or "", fitting)
    return CapturedPain(pain, fitting, is_nowhere=not fitting, question=question, is_severity_said=said)


def _question(workshop: Workshop, department: str, touchpoints: tuple[Touchpoint, ...]) -> str:
    """Say that a department has no touchpoint, or several, and how to name one of them."""
    if not touchpoints:
        sentence = QCoreApplication.translate("captured_pain", "“@{department}” has no touchpoint yet")
        return sentence.format(department=department)
    example = f"#{touchpoints[0].name}"
    if len(workshop.where("touchpoints", "name", touchpoints[0].name)) > 1:
        example += f" @{department}"
    sentence = QCoreApplication.translate(
        "captured_pain", "“@{department}” has {count} touchpoints, so name one of them, such as “{example}”"
    )
    return sentence.format(department=department, count=len(touchpoints), example=example)


def _level(name: str | None) -> LevelWanted:
    """The level of that name; unless it is said, what hurts is that something doesn't work."""
    return next((each for each in LEVELS if value_name("level_wanted", each) == name), LEVELS[0])


def _fitting(workshop: Workshop, entry: CaptureEntry) -> tuple[Touchpoint, ...]:
    """The touchpoints that fit the marks of a line; a stage of that name counts before a touchpoint."""
    stages = {each.name: each.id for each in workshop.journey_stages}
    names = {each.id: each.name for each in workshop.departments}

    def fits(touchpoint: Touchpoint) -> bool:
        if entry.department is not None and names[touchpoint.department_id] != entry.department:
            return False
        if entry.journey_stage is None:
            return True
        if entry.journey_stage in stages:
            return touchpoint.journey_stage_id == stages[entry.journey_stage]
        return touchpoint.name == entry.journey_stage

    return tuple(each for each in workshop.touchpoints if fits(each))
