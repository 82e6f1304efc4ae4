"""How departments are shown in this stage: each by the same colour as in the drawings."""

from __future__ import annotations

from collections.abc import Sequence

from app.workshop import Workshop

COLOURS = 6


def department_colour(workshop: Workshop, department_id: str | None) -> str | None:
    """Give the colour token of a department, the one its dot has in the line of sight; None for none."""
    if workshop.find("departments", department_id) is None or department_id is None:
        return None
    return f"department_{workshop.position('departments', department_id) % COLOURS + 1}"


def department_choices(workshop: Workshop) -> list[tuple[str, str]]:
    """Give the departments as (id, name), in their order."""
    return [(each.id, each.name) for each in workshop.departments]


def touchpoint_choices(workshop: Workshop, first: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Give the touchpoints as (id, "name · department"), those of the departments in `first` at the head."""
    names = dict(department_choices(workshop))
    order = [*first, *(id for id in names if id not in first)]
    return [
        (each.id, f"{each.name} · {names[department]}")
        for department in order
        for each in workshop.where("touchpoints", "department_id", department)
    ]
