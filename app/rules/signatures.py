"""Who has put their name under the vision as it stands today."""

from collections.abc import Sequence

from app.records.prepare import Participant
from app.records.vision import Signature
from app.workshop import Workshop


def is_agreed(workshop: Workshop) -> bool:
    """Tell whether the room has agreed on a wording: there is a statement, and the day it was agreed."""
    details = workshop.details
    return bool(_words(details.statement)) and details.statement_agreed_on is not None


def is_void(workshop: Workshop, signature: Signature) -> bool:
    """Tell whether the statement has changed since it was signed; spaces and line breaks don't count.

    A signature under the plan, or one that doesn't say what was signed, is never void.
    """
    if signature.subject != "vision" or signature.wording is None:
        return False
    return _words(signature.wording) != _words(workshop.details.statement)


def valid_signatures(workshop: Workshop) -> tuple[Signature, ...]:
    """Give the signatures under the vision that hold for the wording of today, in order."""
    signed: tuple[Signature, ...] = workshop.where("signatures", "subject", "vision")
    return tuple(each for each in signed if not is_void(workshop, each))


def void_signatures(workshop: Workshop) -> tuple[Signature, ...]:
    """Give the signatures under an earlier wording, in order: these people are to be asked again."""
    signed: tuple[Signature, ...] = workshop.where("signatures", "subject", "vision")
    return tuple(each for each in signed if is_void(workshop, each))


def is_senior_leaders(workshop: Workshop, signature: Signature) -> bool:
    """Tell whether a senior leader signed: as the signature says, else as the participant is noted."""
    if signature.level is not None:
        return signature.level == "senior_leader"
    person = workshop.find("participants", signature.participant_id)
    return person is not None and person.level == "senior_leader"


def is_signed(workshop: Workshop) -> bool:
    """Tell whether a valid signature of a senior leader stands under the vision."""
    return any(is_senior_leaders(workshop, each) for each in valid_signatures(workshop))


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


def _words(text: str | None) -> list[str]:
    return (text or "").split()
