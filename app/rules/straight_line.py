"""The line from one person's daily work to the customer, as it is drawn on their handout."""

from collections.abc import Container, Iterable, Mapping

from msgspec import Struct

from app.records.touchpoints import PersonalTouchpoint
from app.rules.line_of_sight import Edge, distances, gives, touchpoint_edges
from app.workshop import Workshop

UNSET_IMPORTANCE = 3
"""What a touchpoint counts whose importance nobody has said (the middle of 1-5)."""


class StraightLine(Struct, frozen=True, kw_only=True):
    """The edges from a participant's own touchpoint to the customer, first to last; there is at least one.

    Each edge starts at the department the one before arrived at; the last one ends at the customer.
    """

    participant_id: str
    personal_touchpoint_id: str
    edges: tuple[Edge, ...]

    @property
    def department_ids(self) -> tuple[str, ...]:
        """The departments along the line, the participant's touchpoint's own first."""
        return tuple(edge.department_id for edge in self.edges)

    @property
    def segment_id(self) -> str | None:
        """The segment at the end of the line; null where it is the customer as such."""
        return self.edges[-1].segment_id


class _Way(Struct, frozen=True, kw_only=True):
    """The best way from a department to the customer: what it counts, and its edges."""

    importance: int
    edge: Edge


def main_touchpoint(workshop: Workshop, participant_id: str) -> PersonalTouchpoint | None:
    """Give a participant's main personal touchpoint: the one marked, else their first, else None."""
    own: tuple[PersonalTouchpoint, ...] = workshop.where(
        "personal_touchpoints", "participant_id", participant_id
    )
    return next((each for each in own if each.main), own[0] if own else None)


def straight_line(workshop: Workshop, participant_id: str) -> StraightLine | None:
    """Give the shortest line from a participant's main touchpoint to the customer.

    Ties go to the larger sum of importance along the line, then to department order, position by position;
    between touchpoints that make the same edge, to the more important, then to the first. None where
    the personal touchpoint is missing or not linked, or nothing leads from it to the customer: no line is
    made up.
    """
    return straight_lines(workshop, (participant_id,))[participant_id]


def straight_lines(
    workshop: Workshop, participant_ids: Iterable[str] | None = None
) -> Mapping[str, StraightLine | None]:
    """Give the straight lines of these participants (None: of all), by id; the graph is walked once."""
    ids = participant_ids if participant_ids is not None else (each.id for each in workshop.participants)
    far = distances(workshop)
    ways = _ways(workshop, far)
    return {id: _line(workshop, id, far, ways) for id in ids}


def _line(
    workshop: Workshop, participant_id: str, far: Mapping[str, int], ways: Mapping[str, _Way]
) -> StraightLine | None:
    own = main_touchpoint(workshop, participant_id)
    if own is None or own.touchpoint_id is None:
        return None
    choices = _leading_on(touchpoint_edges(workshop, own.touchpoint_id), far)
    if not choices:
        return None
    line = [_best(workshop, choices, far, ways).edge]
    while line[-1].receiver_department_id is not None:
        line.append(ways[line[-1].receiver_department_id].edge)
    return StraightLine(participant_id=participant_id, personal_touchpoint_id=own.id, edges=tuple(line))


def _ways(workshop: Workshop, far: Mapping[str, int]) -> Mapping[str, _Way]:
    ways: dict[str, _Way] = {}
    for department in sorted(far, key=far.__getitem__):
        ways[department] = _best(workshop, _leading_on(gives(workshop, department), ways), far, ways)
    return ways


def _leading_on(edges: Iterable[Edge], onward: Container[str]) -> tuple[Edge, ...]:
    return tuple(edge for edge in edges if edge.to_customer or edge.receiver_department_id in onward)


def _best(
    workshop: Workshop, choices: Iterable[Edge], far: Mapping[str, int], ways: Mapping[str, _Way]
) -> _Way:
    """Choose the edge that leads on: nearest to the customer, then most important, then first in order.

    Choosing edge by edge finds the best whole line: two ways on through different departments that count the
    same are told apart by the first department in which they differ.
    """

    def rank(edge: Edge) -> tuple[int, int, int]:
        target = edge.receiver_department_id
        if target is None:
            return 0, -_importance(workshop, edge), 0
        total = _importance(workshop, edge) + ways[target].importance
        return far[target], -total, workshop.position("departments", target)

    best = min(choices, key=rank)
    return _Way(importance=-rank(best)[1], edge=best)


def _importance(workshop: Workshop, edge: Edge) -> int:
    importance: int | None = workshop.get("touchpoints", edge.touchpoint_id).importance
    return UNSET_IMPORTANCE if importance is None else importance
