"""Impact and effort: every rated action as a numbered disc in the square of its two scores."""

from math import ceil, sqrt

from app.content import words
from app.drawings.display_list import Circle, Drawing, Polygon, Rectangle, Shape, Spot, Text
from app.drawings.metrics import text_width
from app.records.plan import Action
from app.rules.plan import HIGH_IMPACT, LARGE_EFFORT, is_open
from app.workshop import Workshop

SCALE = 5
LEFT = 44.0
TOP = 8.0
BOTTOM = 40.0
RIGHT = 8.0
DISC = 13.0
SMALLEST_DISC = 6.0
LABEL_SIZE = 11.0
AREA_SIZE = 12.0
AREA_HEIGHT = 20.0


def impact_effort(workshop: Workshop, *, width: float, height: float) -> Drawing:
    """Draw the open actions that have both scores: effort 1-5 to the right, impact 1-5 upwards.

    An action's number is its place in the workshop's list of actions, from 1. Discs share a square by rows,
    smaller where there are many, and never overlap. Spots name actions; keys are ``action:ID``.
    """
    shapes: list[Shape] = [*_areas(width, height), *_axes(width, height)]
    spots: list[Spot] = []
    squares: dict[tuple[int, int], list[Action]] = {}
    for action in workshop.actions:
        if is_open(action) and action.impact is not None and action.effort is not None:
            squares.setdefault((action.effort, action.impact), []).append(action)
    for (effort, impact), actions in squares.items():
        area = square(effort, impact, width, height)
        places, radius = _places(len(actions), area)
        for action, (x, y) in zip(actions, places, strict=True):
            number = workshop.position("actions", action.id) + 1
            shapes.extend(_disc(action, number, x, y, radius))
            spots.append(_spot(action, number, x, y, radius))
    described = (spot.label for spot in spots)
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
                text=_say(name),
                size=AREA_SIZE,
                weight=600,
                ink="accent" if name == "quick_win" else "text2",
                box=(x + 12.0, y + 6.0, columns * cell_width - 24.0, 16.0),
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
        shapes.append(_label(x, foot + 14.0, str(score), 20.0))
        shapes.append(_label(LEFT - 14.0, y + 4.0, str(score), 16.0))
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
    effort, impact = _say("effort"), _say("impact")
    shapes.append(
        _label(
            (LEFT + width - RIGHT) / 2, foot + 32.0, f"{effort} →", text_width(effort, LABEL_SIZE, 600) + 30.0
        )
    )
    # No text is turned on its side: the name of the upright axis stands at its foot.
    shapes.append(
        Text(
            x=2.0,
            y=foot + 32.0,
            text=f"{impact} ↑",
            size=LABEL_SIZE,
            weight=600,
            ink="text2",
            box=(2.0, foot + 21.0, text_width(impact, LABEL_SIZE, 600) + 24.0, 15.0),
        )
    )
    return shapes


def _label(x: float, y: float, text: str, width: float) -> Text:
    return Text(
        x=x,
        y=y,
        text=text,
        size=LABEL_SIZE,
        weight=600,
        ink="text2",
        anchor="middle",
        box=(x - width / 2, y - 11.0, width, 15.0),
    )


def _places(
    count: int, area: tuple[float, float, float, float]
) -> tuple[tuple[tuple[float, float], ...], float]:
    x, y, width, height = area
    top, room = y + AREA_HEIGHT, height - AREA_HEIGHT - 4.0
    columns = max(1, ceil(sqrt(count * width / max(room, 1.0))))
    rows = ceil(count / columns)
    radius = min(DISC, width / columns / 2 - 1.5, room / rows / 2 - 1.5)
    radius = max(radius, min(SMALLEST_DISC, width / columns / 2))
    places = tuple(
        (
            x + width * (number % columns + 0.5) / columns,
            top + room * (number // columns + 0.5) / rows,
        )
        for number in range(count)
    )
    return places, radius


def _disc(action: Action, number: int, x: float, y: float, radius: float) -> list[Shape]:
    foundation = action.purpose == "foundation"
    size = max(7.0, min(12.0, radius * 0.95))
    return [
        Circle(
            key=f"action:{action.id}",
            x=x,
            y=y,
            radius=radius,
            fill="surface" if foundation else "accent",
            stroke="accent",
            stroke_width=1.8,
        ),
        Text(
            key=f"action:{action.id}",
            x=x,
            y=y + size * 0.36,
            text=str(number),
            size=size,
            weight=600,
            ink="accent" if foundation else "on_accent",
            anchor="middle",
            box=(x - radius, y - size * 0.6, 2 * radius, size * 1.2),
        ),
    ]


def _spot(action: Action, number: int, x: float, y: float, radius: float) -> Spot:
    label = _say("spot", number=number, title=action.title, impact=action.impact, effort=action.effort)
    return Spot(
        key=f"action:{action.id}",
        list_name="actions",
        id=action.id,
        label=label,
        box=(x - radius, y - radius, 2 * radius, 2 * radius),
    )
