"""The six practices as a radar: today's mean on each spoke, and the target the room set itself."""

from collections.abc import Sequence
from math import cos, pi, sin

from app.content import words
from app.drawings.display_list import Anchor, Circle, Drawing, Polygon, Shape, Spot, Text
from app.drawings.metrics import text_width, wrap
from app.rules.practices import ItemSummary, items, latest_shown, summaries, summarise, target
from app.workshop import Workshop

NAME_SIZE = 12.0
MEAN_SIZE = 11.0
LEADING = 15.0
SCALE = 5
LEGEND_HEIGHT = 26.0
LABEL_WIDTH = 108.0
LABEL_GAP = 12.0


def practice_radar(workshop: Workshop, *, size: float) -> Drawing:
    """Draw the latest revealed rating of the six practices, `size` wide and a legend higher.

    1 lies one fifth from the middle, 5 at the rim; a practice nobody rated has no corner.
    Spots name practices.
    """
    summed = radar_summaries(workshop)
    centre = (size / 2, size / 2)
    radius = min((size / 2 - LABEL_WIDTH - LABEL_GAP) / cos(pi / 6), size / 2 - LEADING * 4 - LABEL_GAP)
    shapes: list[Shape] = _web(centre, radius, len(summed))
    shapes.extend(_plot([each.target for each in summed], centre, radius, is_target=True))
    shapes.extend(_plot([each.mean for each in summed], centre, radius, is_target=False))
    spots: list[Spot] = []
    for place, each in enumerate(summed):
        label, area = _label(each, place, len(summed), centre, radius)
        shapes.extend(label)
        spots.append(Spot(key=f"practice:{each.item}", label=_axis(each), box=area))
    shapes.extend(_legend(size))
    return Drawing(
        width=size,
        height=size + LEGEND_HEIGHT,
        shapes=tuple(shapes),
        spots=tuple(spots),
        title=_say("title"),
        description=" ".join([_say("intro"), *(f"{_axis(each)}." for each in summed)]),
    )


def radar_summaries(workshop: Workshop) -> tuple[ItemSummary, ...]:
    """Give the summaries the radar shows: of the latest revealed practice survey, else empty ones."""
    survey = latest_shown(workshop, "practice")
    shown = summaries(workshop, survey.id) if survey else None
    if shown is not None:
        return shown
    return tuple(summarise(item, (), target(workshop, item)) for item in items("practice"))


def _say(key: str, **facts: object) -> str:
    return str(words("drawings")["practice_radar"][key]).format(**facts)


def _name(item: str) -> str:
    return str(words("practices")["practices"][item]["name"])


def _axis(summary: ItemSummary) -> str:
    name = _name(summary.item)
    if summary.mean is None:
        said = _say("axis_unrated", name=name)
    elif summary.target is None:
        said = _say("axis", name=name, mean=f"{summary.mean:.1f}")
    else:
        said = _say("axis_target", name=name, mean=f"{summary.mean:.1f}", target=summary.target)
    return f"{said}, {_say('split')}" if summary.is_split else said


def _spoke(place: float, spokes: int, centre: tuple[float, float], distance: float) -> tuple[float, float]:
    angle = 2 * pi * place / spokes - pi / 2
    return centre[0] + distance * cos(angle), centre[1] + distance * sin(angle)


def _web(centre: tuple[float, float], radius: float, spokes: int) -> list[Shape]:
    shapes: list[Shape] = []
    for score in range(SCALE, 0, -1):
        ring = tuple(_spoke(place, spokes, centre, radius * score / SCALE) for place in range(spokes))
        shapes.append(Polygon(points=ring, stroke="border", fill="surface" if score == SCALE else None))
    for place in range(spokes):
        shapes.append(
            Polygon(points=(centre, _spoke(place, spokes, centre, radius)), closed=False, stroke="border")
        )
    for score in range(1, SCALE + 1):
        y = centre[1] - radius * score / SCALE
        shapes.append(
            Text(
                x=centre[0] - 4.0,
                y=y + 9.0,
                text=str(score),
                size=9.0,
                weight=500,
                ink="text3",
                anchor="end",
                box=(centre[0] - 14.0, y, 10.0, 11.0),
            )
        )
    return shapes


def _plot(
    scores: Sequence[float | None], centre: tuple[float, float], radius: float, *, is_target: bool
) -> list[Shape]:
    corners = [
        _spoke(place, len(scores), centre, radius * score / SCALE)
        for place, score in enumerate(scores)
        if score is not None
    ]
    ink = "department_2" if is_target else "accent"
    shapes: list[Shape] = []
    if len(corners) > 1:
        shapes.append(
            Polygon(
                points=tuple(corners),
                closed=len(corners) > 2,
                fill=None if is_target else ink,
                fill_opacity=0.16,
                stroke=ink,
                stroke_width=1.6 if is_target else 2.2,
                dashed=is_target,
            )
        )
    shapes.extend(
        Circle(
            x=x,
            y=y,
            radius=3.0 if is_target else 4.0,
            fill="surface" if is_target else ink,
            stroke=ink,
            stroke_width=1.6,
        )
        for x, y in corners
    )
    return shapes


def _label(
    summary: ItemSummary, place: int, spokes: int, centre: tuple[float, float], radius: float
) -> tuple[list[Shape], tuple[float, float, float, float]]:
    x, y = _spoke(place, spokes, centre, radius + LABEL_GAP)
    lines = list(wrap(_name(summary.item), NAME_SIZE, 600, LABEL_WIDTH, 3))
    figure = _figure(summary)
    anchor, left = _anchored(x, centre[0])
    height = LEADING * (len(lines) + 1)
    top = (
        y - height
        if y < centre[1] - radius * 0.9
        else (y if y > centre[1] + radius * 0.9 else y - height / 2)
    )
    shapes: list[Shape] = []
    for number, line in enumerate([*lines, figure]):
        is_figure = number == len(lines)
        shapes.append(
            Text(
                key=f"practice:{summary.item}",
                x=x,
                y=top + number * LEADING + 11.5,
                text=line,
                size=MEAN_SIZE if is_figure else NAME_SIZE,
                weight=500 if is_figure else 600,
                ink=("warn" if summary.is_split else "text2") if is_figure else "text",
                anchor=anchor,
                box=(left, top + number * LEADING, LABEL_WIDTH, LEADING),
            )
        )
    return shapes, (left, top, LABEL_WIDTH, height)


def _anchored(x: float, middle: float) -> tuple[Anchor, float]:
    if abs(x - middle) < 1.0:
        return "middle", x - LABEL_WIDTH / 2
    return ("start", x) if x > middle else ("end", x - LABEL_WIDTH)


def _figure(summary: ItemSummary) -> str:
    if summary.mean is None:
        return "–"
    mean = f"{summary.mean:.1f}"
    if summary.target is not None:
        mean = f"{mean} → {summary.target}"
    return f"{mean} · n {summary.n}"


def _legend(size: float) -> list[Shape]:
    today, aim = _say("today"), _say("target")
    y = size + 12.0
    widths = text_width(today, MEAN_SIZE) + text_width(aim, MEAN_SIZE)
    left = (size - widths - 96.0) / 2
    shapes: list[Shape] = []
    for text, ink, dashed in ((today, "accent", False), (aim, "department_2", True)):
        line = ((left, y), (left + 24.0, y))
        shapes.append(Polygon(points=line, closed=False, stroke=ink, stroke_width=2.0, dashed=dashed))
        width = text_width(text, MEAN_SIZE) + 1.0
        shapes.append(
            Text(
                x=left + 30.0,
                y=y + 4.0,
                text=text,
                size=MEAN_SIZE,
                ink="text2",
                box=(left + 30.0, y - 7.0, width, 14.0),
            )
        )
        left += 30.0 + width + 18.0
    return shapes
