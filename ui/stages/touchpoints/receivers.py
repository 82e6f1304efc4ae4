"""Who can receive a touchpoint, as choices of a list: a department, a segment, or the customer as such."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.records.touchpoints import Receiver
from app.records.vocabulary import new_id
from app.rules.names import name_of
from app.workshop import Workshop

CUSTOMER = "customer"
DEPARTMENT = "department:"
SEGMENT = "segment:"


def receiver_choices(workshop: Workshop, giver_id: str | None = None) -> list[tuple[str, str]]:
    """Give (key, name) of all who can receive something from a department: it can't be its own receiver."""
    departments = [(DEPARTMENT + each.id, each.name) for each in workshop.departments if each.id != giver_id]
    segments = [(SEGMENT + each.id, each.name) for each in workshop.segments]
    return [(CUSTOMER, workshop.details.customer_name_plural), *segments, *departments]


def choices_left(workshop: Workshop, touchpoint_id: str) -> list[tuple[str, str]]:
    """Give (key, name) of all who can still become a receiver of a touchpoint."""
    giver = workshop.get("touchpoints", touchpoint_id).department_id
    taken = {key_of(each) for each in workshop.where("receivers", "touchpoint_id", touchpoint_id)}
    return [choice for choice in receiver_choices(workshop, giver) if choice[0] not in taken]


def key_of(receiver: Receiver) -> str:
    """Give the key by which a receiver's department, segment or customer is chosen."""
    if receiver.department_id is not None:
        return DEPARTMENT + receiver.department_id
    return CUSTOMER if receiver.segment_id is None else SEGMENT + receiver.segment_id


def new_receiver(key: str, touchpoint_id: str) -> Receiver:
    """Make the record of a receiver that was chosen by its key."""
    return Receiver(
        id=new_id(),
        touchpoint_id=touchpoint_id,
        department_id=key.removeprefix(DEPARTMENT) if key.startswith(DEPARTMENT) else None,
        segment_id=key.removeprefix(SEGMENT) if key.startswith(SEGMENT) else None,
    )


def receiver_names(workshop: Workshop, touchpoint_id: str) -> list[str]:
    """Give the names of all who receive a touchpoint, in order."""
    received = workshop.where("receivers", "touchpoint_id", touchpoint_id)
    return [name_of("receivers", each, workshop) for each in received]


def no_receiver() -> str:
    """Say that nobody is known to receive a touchpoint."""
    return QCoreApplication.translate("Receivers", "No receiver yet")
