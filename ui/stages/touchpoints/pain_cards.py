"""What the wall of pain points shows: which cards, in which order, and what stands on each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.records.touchpoints import PainPoint
from app.rules.names import value_name
from app.rules.pains import hardest_first, is_severe, pain
from app.workshop import Workshop
from ui.models.record_row import RecordRow, RowChip
from ui.stages.departments import department_colour


@dataclass(frozen=True)
class PainFilter:
    """What the wall is narrowed down to: a department (empty: all) and `all`, `severe` or `open` cards."""

    department_id: str = ""
    shown: str = "all"

    def lets_through(self, workshop: Workshop, point: PainPoint) -> bool:
        """Whether a pain point is to be shown."""
        if self.shown == "open" and point.resolved_on is not None:
            return False
        if self.shown == "severe" and not is_open_and_severe(point):
            return False
        touchpoint = workshop.find("touchpoints", point.touchpoint_id)
        return not self.department_id or (
            touchpoint is not None and touchpoint.department_id == self.department_id
        )


def is_open_and_severe(point: PainPoint) -> bool:
    """Whether a pain point is severe and not resolved."""
    return point.resolved_on is None and is_severe(point)


def pains_shown(workshop: Workshop, filter: PainFilter, *, by_pain: bool) -> tuple[PainPoint, ...]:
    """Give the pain points a filter lets through: hardest first and resolved last, or as they stand."""
    points = tuple(each for each in workshop.pain_points if filter.lets_through(workshop, each))
    if not by_pain:
        return points
    return tuple(sorted(hardest_first(points), key=lambda point: point.resolved_on is not None))


def pain_words(point: PainPoint) -> str:
    """Say how much it hurts, and whether that is severe."""
    words = _tr("Severe {pain}") if is_severe(point) else _tr("Pain {pain}")
    return words.format(pain=pain(point))


def pain_card(workshop: Workshop, point: PainPoint) -> RecordRow:
    """Say on a card what hurts, where, how much, and how that is known."""
    resolved = point.resolved_on is not None
    touchpoint = workshop.find("touchpoints", point.touchpoint_id)
    level = value_name("level_wanted", point.level)
    kind = "bad" if is_open_and_severe(point) else "plain"
    chips = [
        RowChip(_tr("Resolved"), "ok") if resolved else RowChip(pain_words(point), kind),
        RowChip(basis_words(point.basis), "warn" if point.basis == "assumed" else "plain"),
    ]
    return RecordRow(
        id=point.id,
        title=point.text,
        subtitle=level if touchpoint is None else f"{level} · {touchpoint.name}",
        colour=None if touchpoint is None else department_colour(workshop, touchpoint.department_id),
        chips=tuple(chips),
        muted=resolved,
    )


def basis_words(basis: str) -> str:
    """Say in a word what a pain point rests on."""
    return {"assumed": _tr("Assumed"), "customer_said": _tr("Customer said"), "data": _tr("Figures")}[basis]


def totals(workshop: Workshop) -> str:
    """Say how many pain points there are, how many are severe, assumed and resolved."""
    points = workshop.pain_points
    parts = (
        _tr("{count} severe").format(count=sum(map(is_open_and_severe, points))),
        _tr("{count} assumed").format(count=sum(each.basis == "assumed" for each in points)),
        _tr("{count} resolved").format(count=sum(each.resolved_on is not None for each in points)),
    )
    return " · ".join((_tr("{count} in all").format(count=len(points)), *parts))


def _tr(text: str) -> str:
    return QCoreApplication.translate("PainCards", text)
