"""Which departments somebody in the room spoke for: one rule for insights and for every document."""

from app.workshop import Workshop


def spoken_for(workshop: Workshop) -> frozenset[str]:
    """Give the ids of the departments that somebody in the room is from or represents."""
    room = workshop.in_the_room
    ids = (id for person in room for id in (person.department_id, *person.represents_ids))
    return frozenset(id for id in ids if id is not None)
