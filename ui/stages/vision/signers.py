"""Who has signed already, and which leaders in the room have yet to."""

from __future__ import annotations

from collections.abc import Sequence

from app.records.prepare import Participant
from app.records.vision import Signature
from app.rules.signatures import is_void
from app.workshop import Workshop


def signature_of(signatures: Sequence[Signature], name: str, person: Participant | None) -> Signature | None:
    """Give the signature somebody has given already; of two people with one name, each has their own."""
    for each in signatures:
        if person is not None and each.participant_id is not None:
            if each.participant_id == person.id:
                return each
        elif each.name.casefold() == name.casefold():
            return each
    return None


def unsigned_leaders(workshop: Workshop, signatures: Sequence[Signature]) -> tuple[Participant, ...]:
    """Give the senior leaders in the room of whom none of these signatures is, or only a void one."""
    standing = [each for each in signatures if not is_void(workshop, each)]
    ids = {each.participant_id for each in standing}
    names = {each.name.casefold() for each in standing if each.participant_id is None}
    return tuple(
        person
        for person in workshop.in_the_room
        if person.level == "senior_leader" and person.id not in ids and person.name.casefold() not in names
    )
