"""Who has signed already."""

from __future__ import annotations

from collections.abc import Sequence

from app.records.prepare import Participant
from app.records.vision import Signature


def signature_of(signatures: Sequence[Signature], name: str, person: Participant | None) -> Signature | None:
    """Give the signature somebody has given already; of two people with one name, each has their own."""
    for each in signatures:
        if person is not None and each.participant_id is not None:
            if each.participant_id == person.id:
                return each
        elif each.name.casefold() == name.casefold():
            return each
    return None
