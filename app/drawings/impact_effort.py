"""Impact and effort: every rated action as a numbered disc in the square of its two scores."""

from math import ceil

from app.content import words
from app.drawings.display_list import Circle, Drawing, Ink, Polygon, Rectangle, Shape, Spot, Text, Weight
from app.drawings.metrics import fit, text_width
from app.records.plan import Action
from app.rules.plan import HIGH_IMPACT, LARGE_EFFORT, is_open
from app.workshop import Workshop

SCALE = 5
LEFT = 34.0
TOP = 30.0
BOTTOM = 44.0
RIGHT = 4.0
DISC = 14.0
SMALLEST_DISC = 9.0
DISC_GAP = 4.0
LABEL_SIZE = 12.0
AREA_SIZE = 13.0
AREA_HEIGHT = 23.0
LEADING = 16.0

Box = tuple[float, float, float, float]
Places = tuple[tuple[float, float], ...]


def impact_effort(workshop: Workshop, *, width: float, height: float) -> Drawing:
    """Draw the open actions that have both scores: effort 1-5 to the right, impact 1-5 upwards.

    An action's number is its place in the workshop's list of actions, from 1. Discs share a square by rows,
    smaller where there are many, and never overlap. Where even the smallest don't fit, the last place of the
    square says how many more there are, and its spot (with no record) gives their numbers; the description
    names them all. Spots name actions; keys are ``action:ID``. Drawn for at least 300 by 300.
    """
    shapes: list[Shape] = [*_areas(width, height), *_axes(width, height), *_legend(width)]
    spots: list[Spot] = []
    squares: dict[tuple[int, int], list[Action]] = {}
    for action in workshop.actions:
        if is_open(action) and action.impact is not None and action.effort is not None:
            squares.setdefault((action.effort, action.impact), []).append(action)
    for (effort, impact), actions in squares.items():
        places, radius = _places(len(actions), _room(effort, impact, width, height))
        rest = _rest(places) if len(places) < len(actions) else ()
        shown = len(places) - len(rest)
        for action, (x, y) in zip(actions[:shown], places, strict=False):
            number = workshop.position("actions", action.id) + 1
            shapes.extend(_disc(action, number, x, y, radius))
            spots.append(_spot(action, _label(workshop, action), x, y, radius))
        if rest:
            more, spot = _more(workshop, actions[shown:], rest, radius)
            shapes.extend(more)
            spots.append(spot)
    described = (_label(workshop, action) for actions in squares.values() for action in actions)
    return Drawing(
        width=width,
        height=height,
        shapes=tuple(shapes),
        spots=tuple(spots),
        title=_say("title"),
        description=" ".join([_say("intro"), *(f"{each}." for each in described)]),
    )


def square(effort: int, impact: int, width: float, height: float) -> tuple[float, float, float, float]:
    """Give the square of two scores in a drawing of this size, as (x, y, width, height)."""
    cell_width, cell_height = _cell(width, height)
    return LEFT + (effort - 1) * cell_width, TOP + (SCALE - impact) * cell_height, cell_width, cell_height


def scores_at(x: float, y: float, width: float, height: float) -> tuple[int, int] | None:
    """Give the scores (effort, impact) of the square at a point, or None outside of the squares."""
    cell_width, cell_height = _cell(width, height)
    column, row = int((x - LEFT) // cell_width), int((y - TOP) // cell_height)
    if 0 <= column < SCALE and 0 <= row < SCALE:
        return column + 1, SCALE - row
    return None


def _cell(width: float, height: float) -> tuple[float, float]:
    return (width - LEFT - RIGHT) / SCALE, (height - TOP - BOTTOM) / SCALE


def _say(key: str, **facts: object) -> str:
    return str(words("drawings")["impact_effort"][key]).format(**facts)


def _areas(width: float, height: float) -> list[Shape]:
    cell_width, cell_height = _cell(width, height)
    small, high = LARGE_EFFORT - 1, SCALE - HIGH_IMPACT + 1
    areas = (
        ("quick_win", 0, 0, small, high, "accent_soft"),
        ("major_project", small, 0, SCALE - small, high, "surface2"),
        ("fill_in", 0, high, small, SCALE - high, "surface2"),
        ("reconsider", small, high, SCALE - small, SCALE - high, "surface2"),
    )
    shapes: list[Shape] = []
    for name, column, row, columns, rows, fill in areas:
        x, y = LEFT + column * cell_width, TOP + row * cell_height
        shapes.append(
            Rectangle(
                key=f"area:{name}",
                x=x + 2.0,
                y=y + 2.0,
                width=columns * cell_width - 4.0,
                height=rows * cell_height - 4.0,
                radius=8.0,
                fill=fill,
                fill_opacity=1.0 if fill == "accent_soft" else 0.75,
            )
        )
        shapes.append(
            Text(
                x=x + 12.0,
                y=y + 18.0,
                text=fit(_say(name), AREA_SIZE, 600, columns * cell_width - 24.0),
                size=AREA_SIZE,
                weight=600,
                ink="accent" if name == "quick_win" else "text2",
                box=(x + 12.0, y + 5.0, columns * cell_width - 24.0, LEADING),
            )
        )
    return shapes


def _axes(width: float, height: float) -> list[Shape]:
    cell_width, cell_height = _cell(width, height)
    shapes: list[Shape] = []
    foot = height - BOTTOM
    for score in range(1, SCALE + 1):
        x = LEFT + (score - 0.5) * cell_width
        y = TOP + (SCALE - score + 0.5) * cell_height
        shapes.append(_written(x, foot + 16.0, str(score), 20.0))
        shapes.append(_written(LEFT - 14.0, y + 4.0, str(score), 16.0))
        if score < SCALE:
            line = LEFT + score * cell_width
            level = TOP + score * cell_height
            shapes.append(
                Polygon(points=((line, TOP + 4.0), (line, foot - 4.0)), closed=False, stroke="border")
            )
            shapes.append(
                Polygon(
                    points=((LEFT + 4.0, level), (width - RIGHT - 4.0, level)), closed=False, stroke="border"
                )
            )
    effort = _say("effort")
    room = text_width(effort, LABEL_SIZE, 600) + 1.0
    shapes.append(_written((LEFT + width - RIGHT) / 2, foot + 36.0, effort, room))
    # No text is turned on its side: the name of the upright axis stands at its top.
    impact = _say("impact")
    room = text_width(impact, LABEL_SIZE, 600) + 1.0
    shapes.append(_written(4.0 + room / 2, 18.0, impact, room))
    return shapes


def _written(x: float, y: float, text: str, width: float, *, weight: Weight = 600) -> Text:
    return Text(
        x=x,
        y=y,
        text=text,
        size=LABEL_SIZE,
        weight=weight,
        ink="text2",
        anchor="middle",
        box=(x - width / 2, y - 12.0, width, LEADING),
    )


def _legend(width: float) -> list[Shape]:
    """Tell the two kinds of disc apart, at the right end of the line above the squares."""
    shapes: list[Shape] = []
    right = width - RIGHT
    for purpose in ("foundation", "loyalty"):
        said = _say(purpose)
        room = text_width(said, LABEL_SIZE) + 1.0
        shapes.append(_written(right - room / 2, 18.0, said, room, weight=400))
        shapes.append(_ring("", right - room - 12.0, 14.0, 6.0, is_foundation=purpose == "foundation"))
        right -= room + 34.0
    return shapes


def _room(effort: int, impact: int, width: float, height: float) -> Box:
    """Give the part of a square that is free for discs: in the rows with words, what is below these."""
    x, y, room, below = square(effort, impact, width, height)
    taken = AREA_HEIGHT if impact in {SCALE, HIGH_IMPACT - 1} else 3.0
    return x + 3.0, y + taken, room - 6.0, below - taken - 3.0


def _fitting(radius: float, room: Box) -> tuple[int, int]:
    pitch = 2 * radius + DISC_GAP
    columns, rows = (int((length + DISC_GAP) // pitch) for length in room[2:])
    return max(1, columns), max(1, rows)


def _places(count: int, room: Box) -> tuple[Places, float]:
    """Give the middles of so many discs, as many as fit, and their radius: the largest that fits them all."""
    radius = max(SMALLEST_DISC, min(DISC, room[2] / 2, room[3] / 2))
    columns, rows = _fitting(radius, room)
    while columns * rows < count and radius > SMALLEST_DISC:
        radius -= 0.5
        columns, rows = _fitting(radius, room)
    count = min(count, columns * rows)
    rows = ceil(count / columns)
    columns = ceil(count / rows)
    x, y = room[0] + room[2] / 2, room[1] + room[3] / 2
    pitch = 2 * radius + DISC_GAP
    places = tuple(
        (
            x + (number % columns - (columns - 1) / 2) * pitch,
            y + (number // columns - (rows - 1) / 2) * pitch,
        )
        for number in range(count)
    )
    return places, radius


def _ring(key: str, x: float, y: float, radius: float, *, is_foundation: bool) -> Circle:
    fill = "surface" if is_foundation else "accent"
    return Circle(key=key, x=x, y=y, radius=radius, fill=fill, stroke="accent", stroke_width=1.8)


def _disc(action: Action, number: int, x: float, y: float, radius: float) -> list[Shape]:
    foundation = action.purpose == "foundation"
    key = f"action:{action.id}"
    ink = "accent" if foundation else "on_accent"
    return [
        _ring(key, x, y, radius, is_foundation=foundation),
        _figure(key, str(number), x, y, radius, ink),
    ]


def _figure(key: str, text: str, x: float, y: float, radius: float, ink: Ink, aside: float = 0.0) -> Text:
    room = 2 * (radius + aside) - 2.0
    size = min(13.0, radius, room / text_width(text, 1.0, 600))
    return Text(
        key=key,
        x=x,
        y=y + size * 0.36,
        text=text,
        size=size,
        weight=600,
        ink=ink,
        anchor="middle",
        box=(x - radius - aside, y - radius, 2 * (radius + aside), 2 * radius),
    )


def _rest(places: Places) -> Places:
    """Give the places that the count of the remaining actions takes: the last two of a row, or the last."""
    return places[-2:] if places[-2:][0][1] == places[-1][1] else places[-1:]


def _more(
    workshop: Workshop, actions: list[Action], places: Places, radius: float
) -> tuple[list[Shape], Spot]:
    effort, impact = actions[0].effort, actions[0].impact
    key = f"more:{effort}:{impact}"
    (left, y), (right, _) = places[0], places[-1]
    box = (left - radius, y - radius, right - left + 2 * radius, 2 * radius)
    numbers = ", ".join(str(workshop.position("actions", action.id) + 1) for action in actions)
    pill = Rectangle(
        key=key,
        x=box[0],
        y=box[1],
        width=box[2],
        height=box[3],
        radius=radius,
        fill="surface",
        stroke="border_strong",
        stroke_width=1.8,
    )
    said = f"+{len(actions)}"
    aside = (right - left) / 2
    figure = _figure(key, said, (left + right) / 2, y, radius, "text2", aside)
    label = _say("more", count=len(actions), impact=impact, effort=effort, numbers=numbers)
    return [pill, figure], Spot(key=key, label=label, box=box)


def _label(workshop: Workshop, action: Action) -> str:
    number = workshop.position("actions", action.id) + 1
    return _say("spot", number=number, title=action.title, impact=action.impact, effort=action.effort)


def _spot(action: Action, label: str, x: float, y: float, radius: float) -> Spot:
    return Spot(
        key=f"action:{action.id}",
        list_name="actions",
        id=action.id,
        label=label,
        box=(x - radius, y - radius, 2 * radius, 2 * radius),
    )
