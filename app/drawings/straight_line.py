"""The straight line of one person: from what they do every day, link by link, to the customer."""

from math import ceil

from app.content import words
from app.drawings.display_list import Curve, Drawing, Rectangle, Shape, Text
from app.drawings.metrics import wrap
from app.rules.straight_line import StraightLine
from app.rules.straight_line import straight_line as measured
from app.workshop import Workshop

HEIGHT = 96.0
GAP = 24.0
ROW_GAP = 30.0
INSET = 9.0
TITLE_SIZE = 10.5
NAME_SIZE = 9.5
LEADING = 12.5
TITLE_LINES = 2
NAME_LINES = 4
WIDEST = 160.0
NARROWEST = 78.0
CORNER = 8.0


def straight_line(workshop: Workshop, participant_id: str, *, width: float) -> Drawing | None:
    """Draw the chain of boxes from a participant to the customer; None where no line leads there.

    The first box is the participant, the next what their department gives. Each further one is a department
    only: who receives something from it is known, not with which of its touchpoints that has to do. The last
    is the customer. A chain too long for one row goes on in the next. `width` is at least that of one box.
    """
    line = measured(workshop, participant_id)
    return None if line is None else drawing_of(workshop, line, width=width)


def drawing_of(workshop: Workshop, line: StraightLine, *, width: float) -> Drawing:
    """Draw a line that is known already, as `straight_line` does."""
    person = workshop.get("participants", line.participant_id)
    links = [
        (
            str(workshop.get("departments", edge.department_id).name),
            "" if number else str(workshop.get("touchpoints", edge.touchpoint_id).name),
        )
        for number, edge in enumerate(line.edges)
    ]
    segment = workshop.find("segments", line.segment_id)
    everyone: str = words("drawings")["line_of_sight"]["all_customers"]
    plural = workshop.details.customer_name_plural
    customer = segment.name if segment else everyone.format(customers=plural)
    boxes = [(_say("you"), person.job_title or person.name), *links, (customer, "")]
    places, each = _places(len(boxes), width)
    shapes: list[Shape] = []
    for number, ((title, text), place) in enumerate(zip(boxes, places, strict=True)):
        is_end = number == len(boxes) - 1
        shapes.extend(_box(place, each, title, text, is_customer=is_end))
        if not is_end:
            shapes.append(_arrow(place, places[number + 1], each))
    said = ", ".join(f"{title}: {text}" if text else title for title, text in links)
    return Drawing(
        width=width,
        height=places[-1][1] + HEIGHT + 1.0,
        shapes=tuple(shapes),
        title=_say("title"),
        description=_say("description", person=person.name, links=said),
    )


def _say(key: str, **facts: object) -> str:
    return str(words("drawings")["straight_line"][key]).format(**facts)


def _places(count: int, width: float) -> tuple[tuple[tuple[float, float], ...], float]:
    """Give the corner of each box, in as few rows as there can be and as even ones, and how wide a box is."""
    most = max(1, int((width + GAP) // (NARROWEST + GAP)))
    rows = ceil(count / most)
    a_row = ceil(count / rows)
    each = min(WIDEST, (width - 2.0 - GAP * (a_row - 1)) / a_row)
    left = (width - each * a_row - GAP * (a_row - 1)) / 2
    places = (
        (left + number % a_row * (each + GAP), 1.0 + number // a_row * (HEIGHT + ROW_GAP))
        for number in range(count)
    )
    return tuple(places), each


def _arrow(start: tuple[float, float], end: tuple[float, float], width: float) -> Curve:
    points: tuple[tuple[float, float], ...]
    if start[1] == end[1]:
        x, to_x, y = start[0] + width + 2.0, end[0] - 2.0, start[1] + HEIGHT / 2
        third = (to_x - x) / 3
        points = ((x, y), (x + third, y), (to_x - third, y), (to_x, y))
    else:
        x, to_x = start[0] + width / 2, end[0] + width / 2
        y, to_y = start[1] + HEIGHT + 2.0, end[1] - 2.0
        points = ((x, y), (x, to_y), (to_x, y), (to_x, to_y))
    return Curve(points=points, stroke="accent", stroke_width=1.8, arrow=True)


def _box(
    place: tuple[float, float], width: float, title: str, text: str, *, is_customer: bool
) -> list[Shape]:
    x, y = place
    room = width - 2 * INSET
    titles = wrap(title, TITLE_SIZE, 600, room, TITLE_LINES if text else NAME_LINES)
    names = wrap(text, NAME_SIZE, 400, room, NAME_LINES)
    top = y + (HEIGHT - LEADING * (len(titles) + len(names))) / 2
    shapes: list[Shape] = [
        Rectangle(
            x=x,
            y=y,
            width=width,
            height=HEIGHT,
            radius=min(HEIGHT, width) / 2 if is_customer else CORNER,
            fill="accent" if is_customer else "accent_soft",
            stroke="accent",
        )
    ]
    for number, line in enumerate((*titles, *names)):
        is_title = number < len(titles)
        shapes.append(
            Text(
                x=x + width / 2,
                y=top + number * LEADING + 9.5,
                text=line,
                size=TITLE_SIZE if is_title else NAME_SIZE,
                weight=600 if is_title else 400,
                ink="on_accent" if is_customer else "text",
                anchor="middle",
                box=(x + INSET, top + number * LEADING, room, LEADING),
            )
        )
    return shapes
