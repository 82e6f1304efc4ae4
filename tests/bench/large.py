"""Workshops of a given size, made of records that look like the real ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.file.workshop_file import WorkshopFile
from app.records.prepare import Department, Participant, WorkshopDetails
from app.records.touchpoints import PainPoint, Receiver, Touchpoint
from app.records.vision import Phrase
from app.records.vocabulary import new_id
from app.workshop import Workshop

DETAILS = WorkshopDetails(
    title="Kickoff",
    organisation="Northwind Building Supplies",
    customer_name="builder",
    customer_name_plural="builders",
    held_on=date(2027, 3, 1),
    language="en",
)


def write_workshop(path: Path, records: int) -> None:
    """Write a workshop file with so many records, spread over six lists; a tenth of them are people."""
    departments = tuple(Department(id=new_id(), name=f"Department {number}") for number in range(10))
    tenth = (records - len(departments)) // 10
    people = tuple(
        Participant(id=new_id(), name=f"Participant {number}", department_id=departments[number % 10].id)
        for number in range(tenth)
    )
    touchpoints = tuple(
        Touchpoint(
            id=new_id(),
            department_id=departments[number % 10].id,
            name=f"Confirm the day of delivery, case {number}",
            importance=1 + number % 5,
            description="The builder plans the crane by it, so it has to be right the first time.",
        )
        for number in range(2 * tenth)
    )
    receivers = tuple(
        Receiver(id=new_id(), touchpoint_id=each.id, department_id=_next(departments, number))
        for number, each in enumerate(touchpoints)
    )
    pains = tuple(
        PainPoint(
            id=new_id(),
            touchpoint_id=touchpoints[number % len(touchpoints)].id,
            text=f"The promised day moves without a word, case {number}",
            level="processing",
            severity=1 + number % 5,
            frequency=1 + number % 4,
        )
        for number in range(3 * tenth)
    )
    rest = records - sum(map(len, (departments, people, touchpoints, receivers, pains)))
    phrases = tuple(Phrase(id=new_id(), prompt="proud", text=f"On time, case {n}") for n in range(rest))
    workshop = Workshop(
        DETAILS,
        departments=departments,
        participants=people,
        touchpoints=touchpoints,
        receivers=receivers,
        pain_points=pains,
        phrases=phrases,
    )
    WorkshopFile.create(path, DETAILS, workshop).close()


def _next(departments: tuple[Department, ...], number: int) -> str | None:
    """The department after the giver's; from the last one it goes to the customer."""
    giver = number % len(departments)
    return departments[giver + 1].id if giver + 1 < len(departments) else None
