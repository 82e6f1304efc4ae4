"""Which files the handouts are: one for each person, and the merged one."""

from __future__ import annotations

from app.workshop import Workshop
from exporters.file_names import plain_name


def handout_names(workshop: Workshop) -> tuple[str, ...]:
    """Give a file name for each participant's handout, in their order, then the merged one's.

    The tenth person changes no other's name: the next export would leave the old files beside the new ones.
    """
    people = workshop.participants
    places = max(len(str(len(people))), 2)
    single = tuple(
        f"handouts/{place:0{places}d}-{plain_name(person.name)}.pdf"
        for place, person in enumerate(people, start=1)
    )
    return (*single, "handouts.pdf") if people else ()
