"""The straight line of one person: from what they do every day, link by link, to the customer."""

from app.content import words
from app.drawings.display_list import Curve, Drawing, Rectangle, Shape, Text
from app.drawings.metrics import wrap
from app.rules.straight_line import straight_line as measured
from app.workshop import Workshop

HEIGHT = 84.0
GAP = 24.0
INSET = 10.0
TITLE_SIZE = 10.5
NAME_SIZE = 9.5
LEADING = 12.5
MOST_LINES = 3
WIDEST = 150.0


def straight_line(workshop: Workshop, participant_id: str, *, width: float) -> Drawing | None:
    """Draw the chain of boxes from a participant to the customer; None where no line leads there.

    Each box names a department and what it gives; the first is the participant, the last the customer.
    """
    line = measured(workshop, participant_id)
    if line is None:
        return None
    person = workshop.get("participants", participant_id)
    links = [
        (
            str(workshop.get("departments", edge.department_id).name),
            str(workshop.get("touchpoints", edge.touchpoint_id).name),
        )
        for edge in line.edges
    ]
    segment = workshop.find("segments", line.segment_id)
    customer = segment.name if segment else workshop.details.customer_name_plural
    boxes = [(_say("you"), person.job_title or person.name), *links, (customer, "")]
    each = min(WIDEST, (width - GAP * (len(boxes) - 1)) / len(boxes))
    left = (width - each * len(boxes) - GAP * (len(boxes) - 1)) / 2
    shapes: list[Shape] = []
    for number, (title, text) in enumerate(boxes):
        x = left + number * (each + GAP)
        is_end = number == len(boxes) - 1
        shapes.extend(_box(x, each, title, text, is_customer=is_end))
        if not is_end:
            shapes.append(_arrow(x + each))
    said = ", ".join(f"{title}: {text}" for title, text in links)
    return Drawing(
        width=width,
        height=HEIGHT,
        shapes=tuple(shapes),
        title=_say("title"),
        description=_say("description", person=person.name, links=said),
    )


def _say(key: str, **facts: object) -> str:
    return str(words("drawings")["straight_line"][key]).format(**facts)


def _arrow(x: float) -> Curve:
    y = HEIGHT / 2
    third = (GAP - 4.0) / 3
    return Curve(
        points=((x + 2.0, y), (x + 2.0 + third, y), (x + GAP - 2.0 - third, y), (x + GAP - 2.0, y)),
        stroke="accent",
        stroke_width=1.8,
        arrow=True,
    )


def _box(x: float, width: float, title: str, text: str, *, is_customer: bool) -> list[Shape]:
    room = width - 2 * INSET
    titles = wrap(title, TITLE_SIZE, 600, room, MOST_LINES if not text else 2)
    names = wrap(text, NAME_SIZE, 400, room, MOST_LINES)
    lines = [(each, TITLE_SIZE, 600) for each in titles] + [(each, NAME_SIZE, 400) for each in names]
    top = (HEIGHT - LEADING * len(lines)) / 2
    ink = "on_accent" if is_customer else "text"
    return [
        Rectangle(
            x=x,
            y=1.0,
            width=width,
            height=HEIGHT - 2.0,
            radius=HEIGHT / 2 if is_customer else 8.0,
            fill="accent" if is_customer else "accent_soft",
            stroke="accent",
        ),
        *(
            Text(
                x=x + width / 2,
                y=top + number * LEADING + 9.5,
                text=words_here,
                size=size,
                weight=600 if weight == 600 else 400,
                ink=ink,
                anchor="middle",
                box=(x + INSET, top + number * LEADING, room, LEADING),
            )
            for number, (words_here, size, weight) in enumerate(lines)
        ),
    ]
