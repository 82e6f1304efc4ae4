"""Organisations that drawings are tried on: a council, and shapes that nobody hopes for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from app.records.prepare import Department, Segment, WorkshopDetails
from app.records.touchpoints import Receiver, Touchpoint
from app.workshop import Workshop

LONG_NAME = "Directorate of Planning, Property, Transportation, Culture, Recreation and Everything Else " * 3
CUSTOMER = "customer"

Gives = Iterable[tuple[str, str]]


def details() -> WorkshopDetails:
    return WorkshopDetails(
        title="A workshop",
        organisation="An organisation",
        customer_name="citizen",
        customer_name_plural="citizens",
        held_on=date(2026, 3, 4),
        language="en",
    )


def organisation(names: Iterable[str], gives: Gives, *, segments: Iterable[str] = ()) -> Workshop:
    """A workshop in which each pair of `gives` is one touchpoint; a receiver is a department, a segment or
    `CUSTOMER`.
    """
    names, segments, gives = tuple(names), tuple(segments), tuple(gives)

    def receiver(place: int, to: str) -> Receiver:
        fields: dict[str, Any] = {"id": f"r{place}", "touchpoint_id": f"t{place}"}
        if to in names:
            fields["department_id"] = to
        elif to in segments:
            fields["segment_id"] = to
        return Receiver(**fields)

    return Workshop(
        details(),
        departments=tuple(Department(id=name, name=name) for name in names),
        segments=tuple(Segment(id=name, name=name) for name in segments),
        touchpoints=tuple(
            Touchpoint(id=f"t{place}", department_id=giver, name=f"Touchpoint {place}")
            for place, (giver, _) in enumerate(gives)
        ),
        receivers=tuple(receiver(place, to) for place, (_, to) in enumerate(gives)),
    )


def rings(count: int, size: int) -> Workshop:
    """Departments that serve one another round and round, and one that leads to the customer."""
    names = [f"Department {number}" for number in range(count)]
    gives = [(name, names[n - n % size + (n + 1) % size]) for n, name in enumerate(names[:-1])]
    return organisation(names, [*gives, (names[-1], CUSTOMER), (names[-1], names[0]), (names[3], names[9])])


def council() -> Workshop:
    services = [
        "Housing and Community Services",
        "Planning and Property Development",
        "Roads",
        "Fire Brigade",
    ]
    inside = ["Human Resources", "Finance", "Information Systems", "Law"]
    gives = [(name, CUSTOMER) for name in services]
    gives += [(name, service) for name in inside[:3] for service in services]
    gives += [("Law", "Finance"), ("Roads", "Law"), ("Roads", "Human Resources"), ("Finance", "Law")]
    return organisation([*services, *inside], gives, segments=["Residents", "Businesses", "Visitors"])


ORGANISATIONS: dict[str, Callable[[], Workshop]] = {
    "nothing": lambda: organisation([], []),
    "one department": lambda: organisation(["Sales"], []),
    "one department that serves": lambda: organisation(["Sales"], [("Sales", CUSTOMER)]),
    "a council": council,
    "forty in rings": lambda: rings(40, 8),
    "a long chain": lambda: organisation(
        [f"Link {n}" for n in range(12)],
        [(f"Link {n}", f"Link {n + 1}") for n in range(11)] + [("Link 11", CUSTOMER), ("Link 0", "Link 11")],
    ),
    "everybody serves everybody": lambda: organisation(
        "ABCDEFGH", [(a, b) for a in "ABCDEFGH" for b in "ABCDEFGH" if a != b] + [("A", CUSTOMER)]
    ),
    "long names": lambda: organisation(
        [LONG_NAME[:200], "x" * 200, "一线员工" * 50, "W " * 100],
        [(LONG_NAME[:200], CUSTOMER), ("x" * 200, LONG_NAME[:200]), ("W " * 100, "y" * 200)],
        segments=["y" * 200],
    ),
}
