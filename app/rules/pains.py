"""How much a pain point hurts, and which ones can't wait."""

from app.records.touchpoints import PainPoint
from app.workshop import Workshop

SEVERE_FROM = 15
SEVERE_WHATEVER_THE_FREQUENCY = 5


def pain(point: PainPoint) -> int:
    """Give severity × frequency, 1-25."""
    return point.severity * point.frequency


def is_severe(point: PainPoint) -> bool:
    """Tell whether a pain is severe: from 15, or of severity 5 however rarely it comes."""
    return pain(point) >= SEVERE_FROM or point.severity == SEVERE_WHATEVER_THE_FREQUENCY


def unresolved(workshop: Workshop) -> tuple[PainPoint, ...]:
    """Give the pain points not yet resolved, in order."""
    return tuple(point for point in workshop.pain_points if point.resolved_on is None)


def touchpoint_pain(workshop: Workshop, touchpoint_id: str) -> int | None:
    """Give the largest unresolved pain of a touchpoint, 1-25; None where nothing hurts."""
    return max((pain(each) for each in unresolved_of(workshop, touchpoint_id)), default=None)


def unresolved_of(workshop: Workshop, touchpoint_id: str) -> tuple[PainPoint, ...]:
    """Give the unresolved pain points of one touchpoint, in order."""
    return tuple(
        point
        for point in workshop.where("pain_points", "touchpoint_id", touchpoint_id)
        if point.resolved_on is None
    )


def hardest_first(points: tuple[PainPoint, ...]) -> tuple[PainPoint, ...]:
    """Sort pain points for a list: the largest pain first, severity before frequency, else as they stood."""
    return tuple(sorted(points, key=lambda point: (-pain(point), -point.severity)))
