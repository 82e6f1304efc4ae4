"""Whether each department's work reaches the customer: the one drawing that shows there is no back office."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from app.rules.loops import loops
from app.workshop import Workshop

Role = Literal["serves_customer", "serves_someone_who_does", "line_not_drawn", "closed_loop", "not_mapped"]
"""What a department is to the customer. `line_not_drawn`: it gives, but what it gives does not arrive there
yet; `closed_loop`: the same, on a ring of departments that only serve each other; `not_mapped`: nobody has
said yet what it gives to whom."""


class Edge(Struct, frozen=True, kw_only=True):
    """One receiver of one touchpoint: who gives what to whom.

    `receiver_department_id` is null where a customer receives it: of `segment_id`, or (null) any.
    """

    department_id: str
    touchpoint_id: str
    receiver_id: str
    receiver_department_id: str | None
    segment_id: str | None

    @property
    def to_customer(self) -> bool:
        """Tell whether this edge ends at the customer."""
        return self.receiver_department_id is None


class DepartmentLine(Struct, frozen=True, kw_only=True):
    """A department's role, and its distance: the fewest edges to the customer, null without a line."""

    department_id: str
    role: Role
    distance: int | None


class LineOfSight(Struct, frozen=True, kw_only=True):
    """The lines of all departments in their order, every edge, and the closed loops.

    Each loop holds the ids of its departments in department order; loops come in the order of their first.
    """

    departments: tuple[DepartmentLine, ...]
    edges: tuple[Edge, ...]
    loops: tuple[tuple[str, ...], ...]

    def of(self, department_id: str) -> DepartmentLine:
        """Give the line of one department; KeyError where there is no such department."""
        for line in self.departments:
            if line.department_id == department_id:
                return line
        raise KeyError(department_id)


def line_of_sight(workshop: Workshop) -> LineOfSight:
    """Give every department's role and distance, from who gives what to whom."""
    drawn = edges(workshop)
    far = _distances(drawn)
    onward: dict[str, list[str]] = {each.id: [] for each in workshop.departments if each.id not in far}
    for edge in drawn:
        if edge.department_id in onward and edge.receiver_department_id is not None:
            onward[edge.department_id].append(edge.receiver_department_id)
    rings = loops(onward)
    in_loop = {department for ring in rings for department in ring}
    mapped = {edge.department_id for edge in drawn}
    lines = tuple(
        DepartmentLine(
            department_id=department.id,
            role=_role(far.get(department.id), department.id in in_loop, department.id in mapped),
            distance=far.get(department.id),
        )
        for department in workshop.departments
    )
    return LineOfSight(departments=lines, edges=drawn, loops=rings)


def _role(distance: int | None, in_loop: bool, is_mapped: bool) -> Role:
    if distance is not None:
        return "serves_customer" if distance == 1 else "serves_someone_who_does"
    if in_loop:
        return "closed_loop"
    return "line_not_drawn" if is_mapped else "not_mapped"


def edges(workshop: Workshop) -> tuple[Edge, ...]:
    """Give every edge: by department, touchpoint and receiver, each in its order."""
    return tuple(edge for department in workshop.departments for edge in gives(workshop, department.id))


def gives(workshop: Workshop, department_id: str) -> tuple[Edge, ...]:
    """Give the edges that leave a department: whom it serves, by touchpoint and receiver."""
    return tuple(
        edge
        for touchpoint in workshop.where("touchpoints", "department_id", department_id)
        for edge in touchpoint_edges(workshop, touchpoint.id)
    )


def touchpoint_edges(workshop: Workshop, touchpoint_id: str) -> tuple[Edge, ...]:
    """Give the edges of one touchpoint, in the order of its receivers."""
    giver = workshop.get("touchpoints", touchpoint_id).department_id
    return tuple(
        Edge(
            department_id=giver,
            touchpoint_id=touchpoint_id,
            receiver_id=receiver.id,
            receiver_department_id=receiver.department_id,
            segment_id=receiver.segment_id,
        )
        for receiver in workshop.where("receivers", "touchpoint_id", touchpoint_id)
        if receiver.department_id != giver  # serving oneself is no link of the chain
    )


def receives(workshop: Workshop, department_id: str) -> tuple[Edge, ...]:
    """Give the edges that arrive at a department: who serves it, in department and touchpoint order."""
    touchpoints = {
        receiver.touchpoint_id for receiver in workshop.where("receivers", "department_id", department_id)
    }
    givers = {workshop.get("touchpoints", touchpoint).department_id for touchpoint in touchpoints}
    return tuple(
        edge
        for giver in sorted(givers, key=lambda id: workshop.position("departments", id))
        for edge in gives(workshop, giver)
        if edge.receiver_department_id == department_id
    )


def distances(workshop: Workshop) -> Mapping[str, int]:
    """Give each department's distance: 1 serves the customer, 2 serves someone who does…

    A department from which no chain of edges arrives at the customer has no entry.
    """
    return _distances(edges(workshop))


def _distances(drawn: Iterable[Edge]) -> Mapping[str, int]:
    givers: dict[str | None, list[str]] = {}
    for edge in drawn:
        givers.setdefault(edge.receiver_department_id, []).append(edge.department_id)
    found: dict[str, int] = {}
    reached: Iterable[str | None] = (None,)
    distance = 0
    while reached:
        distance += 1
        nearer = [giver for receiver in reached for giver in givers.get(receiver, ())]
        reached = dict.fromkeys(giver for giver in nearer if giver not in found)
        found.update(dict.fromkeys((id for id in reached if id is not None), distance))
    return found
