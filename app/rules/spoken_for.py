"""Which departments somebody in the room spoke for: one rule for insights and for every document."""

from app.workshop import Workshop

THERE = frozenset({"present", "late"})


def spoken_for(workshop: Workshop) -> frozenset[str]:
    """Give the ids of the departments that somebody in the room is from or represents."""
    room = workshop.in_the_room
    ids = (id for person in room for id in (person.department_id, *person.represents_ids))
    return frozenset(id for id in ids if id is not None)


def can_confirm(workshop: Workshop, department_id: str) -> bool:
    """Tell whether somebody who came is from a department, and so agrees to what is typed of it.

    Who is only invited may not be in the room at all, and who represents another department describes it from
    outside: nothing is taken as confirmed through them.
    """
    return any(
        person.attendance in THERE
        for person in workshop.where("participants", "department_id", department_id)
    )
