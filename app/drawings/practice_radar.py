"""The six practices as a radar: today's mean on each spoke, and the target the room set itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import cos, inf, pi, sin
from operator import attrgetter
from typing import NamedTuple

from app.content import words
from app.drawings.display_list import Anchor, Circle, Drawing, Ink, Polygon, Shape, Spot, Text, Weight
from app.drawings.metrics import fit, text_width, wrap
from app.rules.practices import (
    ItemSummary,
    items,
    latest_shown,
    summaries,
    summarise,
    target,
    to_one_place,
)
from app.workshop import Workshop

NAME_SIZE = 13.0
FIGURE_SIZE = 12.0
SCALE_SIZE = 10.0
LEADING = 16.0
ASCENT = 12.0
SCALE = 5
LEGEND_HEIGHT = 34.0
NAME_LINES = 3
WIDEST_LABEL = 148.0
NARROWEST_LABEL = 104.0
LABEL_SHARE = 0.29
LABEL_STEP = 4.0
LABEL_GAP = 18.0
WEB_SHARE = 0.28
"""Of the size: a web of that radius is large enough, and labels may be wide beside it."""
SMALLEST_RADIUS = 60.0
"""From here on the labels at the sides keep clear of those above and below."""
DOT = 4.0
DIGIT_BOX = (9.0, 11.0)
DIGIT_ASIDE = 9.0

Point = tuple[float, float]
Box = tuple[float, float, float, float]


class _Figure(NamedTuple):
    """A place for a figure of the scale, and whether a line is there already."""

    is_met: bool
    box: Box


_is_met = attrgetter("is_met")


def practice_radar(workshop: Workshop, *, size: float, height: float = inf) -> Drawing:
    """Draw the latest revealed rating of the six practices, `size` wide and as high as it needs.

    Where that is higher than `height`, the web is drawn smaller, down to where its labels would meet.
    1 lies one fifth from the middle, 5 at the rim; a practice nobody rated has no corner. Spots stand for no
    record (their list name is ""); their id is the practice, such as ``know``.
    """
    summed = radar_summaries(workshop)
    aside = cos(pi / len(summed))
    labels, radius = _largest(summed, size, height)
    across = max(size, 2 * (labels.width + (radius + LABEL_GAP) * aside))
    centre = (across / 2, labels.height_of(0) + LABEL_GAP + radius)
    bottom = centre[1] + radius + LABEL_GAP + labels.height_of(len(summed) // 2)
    shapes: list[Shape] = _web(centre, radius, len(summed))
    lines: list[list[float | None]] = [[each.target for each in summed], [each.mean for each in summed]]
    for scores, is_target in zip(lines, (True, False), strict=True):
        shapes.extend(_plot(scores, centre, radius, is_target=is_target))
    shapes.extend(_scale(lines, centre, radius, len(summed)))
    spots: list[Spot] = []
    for place, each in enumerate(summed):
        label, area = labels.shapes(place, centre, radius)
        shapes.extend(label)
        spots.append(Spot(key=f"practice:{each.item}", id=each.item, label=_axis(each), box=area))
    shapes.extend(_legend(across, bottom))
    return Drawing(
        width=across,
        height=bottom + LEGEND_HEIGHT,
        shapes=tuple(shapes),
        spots=tuple(spots),
        title=_say("title"),
        description=" ".join([_say("intro"), *(f"{_axis(each)}." for each in summed)]),
    )


def _largest(summed: Sequence[ItemSummary], size: float, height: float) -> tuple[_Labels, float]:
    """Give the labels that leave the web room enough, and its radius: narrow labels are high ones."""

    def fitted(width: float) -> tuple[float, float, float, _Labels]:
        labels = _Labels(summed, width)
        beside = (size / 2 - width) / cos(pi / len(summed)) - LABEL_GAP
        least, below = labels.least_radius(), (height - labels.ends() - LEGEND_HEIGHT) / 2
        radius = max(least, min(beside, below, size * WEB_SHARE))
        return min(below - least, 0.0), radius, width, labels

    widest = max(NARROWEST_LABEL, min(WIDEST_LABEL, size * LABEL_SHARE))
    steps = int((widest - NARROWEST_LABEL) / LABEL_STEP)
    best = max((fitted(widest - step * LABEL_STEP) for step in range(steps + 1)), key=lambda found: found[:3])
    return best[3], best[1]


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
    if summary.mean is None and summary.target is None:
        said = _say("axis_unrated", name=name)
    elif summary.mean is None:
        said = _say("axis_unrated_target", name=name, target=summary.target)
    elif summary.target is None:
        said = _say("axis", name=name, mean=f"{to_one_place(summary.mean):.1f}")
    else:
        said = _say("axis_target", name=name, mean=f"{to_one_place(summary.mean):.1f}", target=summary.target)
    return f"{said}, {_say('split')}" if summary.is_split else said


def _spoke(place: float, spokes: int, centre: Point, distance: float) -> tuple[float, float]:
    angle = 2 * pi * place / spokes - pi / 2
    return centre[0] + distance * cos(angle), centre[1] + distance * sin(angle)


def _web(centre: Point, radius: float, spokes: int) -> list[Shape]:
    shapes: list[Shape] = []
    for score in range(SCALE, 0, -1):
        ring = tuple(_spoke(place, spokes, centre, radius * score / SCALE) for place in range(spokes))
        shapes.append(Polygon(points=ring, stroke="border", fill="surface" if score == SCALE else None))
    for place in range(spokes):
        shapes.append(
            Polygon(points=(centre, _spoke(place, spokes, centre, radius)), closed=False, stroke="border")
        )
    return shapes


def _scale(lines: Sequence[Sequence[float | None]], centre: Point, radius: float, spokes: int) -> list[Shape]:
    """Write 1 to 5 beside the spoke, and on the side of it, where the fewest figures meet a line."""
    drawn = [piece for scores in lines for piece in _pieces(scores, centre, radius)]

    def figure(score: int, spoke: int, side: int, out: int) -> _Figure:
        box = _digit_box(score, spoke, side, out, spokes, centre, radius)
        return _Figure(any(_meets(box, piece) for piece in drawn), box)

    sides = [
        [[figure(score, spoke, side, out) for out in (-1, 1)] for score in range(1, SCALE + 1)]
        for spoke in range(spokes)
        for side in (-1, 1)
    ]
    rows: list[Sequence[_Figure]] = [[each[out] for each in figures] for out in (0, 1) for figures in sides]
    best = min(rows, key=_met)
    for figures in sides:  # where no row is clear, each figure for itself inside of its ring or outside
        if _met([min(each, key=_is_met) for each in figures]) < _met(best):
            best = min(
                [best, *(row for row in product(*figures) if not any(map(_touch, row, row[1:])))], key=_met
            )
    shapes: list[Shape] = []
    for score in range(1, SCALE + 1):
        x, y, width, height = best[score - 1].box
        shapes.append(
            Text(
                x=x + width / 2,
                y=y + height - 2.0,
                text=str(score),
                size=SCALE_SIZE,
                weight=500,
                ink="text3",
                anchor="middle",
                box=(x, y, width, height),
            )
        )
    return shapes


def _digit_box(
    score: int, spoke: int, side: int, out: int, spokes: int, centre: Point, radius: float
) -> tuple[float, float, float, float]:
    """Give the box of a figure: beside its spoke, just in- or outside of the ring it names."""
    width, height = DIGIT_BOX
    angle = 2 * pi * spoke / spokes - pi / 2
    away = min(0.6 * height, 0.35 * radius / SCALE) * out
    if score == SCALE and radius / SCALE > height + 2 * abs(away):
        away = -abs(away)  # inside of the rim, away from the label
    x, y = _spoke(spoke, spokes, centre, radius * score / SCALE + away)
    x, y = x - side * DIGIT_ASIDE * sin(angle), y + side * DIGIT_ASIDE * cos(angle)
    return x - width / 2, y - height / 2, width, height


def _met(row: Sequence[_Figure]) -> int:
    return sum(map(_is_met, row))


def _touch(one: _Figure, other: _Figure) -> bool:
    (x, y, width, height), (to_x, to_y, to_width, to_height) = one.box, other.box
    return x < to_x + to_width and to_x < x + width and y < to_y + to_height and to_y < y + height


def _pieces(scores: Sequence[float | None], centre: Point, radius: float) -> list[tuple[Point, Point]]:
    corners = _corners(scores, centre, radius)
    return list(zip(corners, [*corners[1:], *corners[:1]], strict=True))


def _meets(box: tuple[float, float, float, float], piece: tuple[Point, Point]) -> bool:
    """Tell whether a line or a dot at its ends touches a box (clipped as Liang and Barsky, 1984, do)."""
    (x, y), (to_x, to_y) = piece
    left, top, width, height = box[0] - DOT, box[1] - DOT, box[2] + 2 * DOT, box[3] + 2 * DOT
    enters, leaves = 0.0, 1.0
    for start, way, least, room in ((x, to_x - x, left, width), (y, to_y - y, top, height)):
        if way == 0:
            if not least <= start <= least + room:
                return False
            continue
        near, far = sorted(((least - start) / way, (least + room - start) / way))
        enters, leaves = max(enters, near), min(leaves, far)
    return enters <= leaves


def _corners(scores: Sequence[float | None], centre: Point, radius: float) -> list[Point]:
    return [
        _spoke(place, len(scores), centre, radius * score / SCALE)
        for place, score in enumerate(scores)
        if score is not None
    ]


def _plot(scores: Sequence[float | None], centre: Point, radius: float, *, is_target: bool) -> list[Shape]:
    corners = _corners(scores, centre, radius)
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
            radius=3.0 if is_target else DOT,
            fill="surface" if is_target else ink,
            stroke=ink,
            stroke_width=1.6,
        )
        for x, y in corners
    )
    return shapes


class _Labels:
    """What stands round the web: the name of each practice, its figures, and whether the room is split."""

    def __init__(self, summed: Sequence[ItemSummary], width: float) -> None:
        """Take how wide those at the sides are; the uppermost and the lowest have room for the widest."""
        self.width = width
        self._keys = [f"practice:{each.item}" for each in summed]
        middle = {0, len(summed) // 2} if len(summed) % 2 == 0 else {0}
        self._widths = [WIDEST_LABEL if place in middle else width for place in range(len(summed))]
        self._lines = [_written(each, width) for each, width in zip(summed, self._widths, strict=True)]

    def ends(self) -> float:
        """Give the height of what stands above and below the web."""
        return self.height_of(0) + self.height_of(len(self._lines) // 2) + 2 * LABEL_GAP

    def height_of(self, place: int) -> float:
        return LEADING * len(self._lines[place])

    def least_radius(self) -> float:
        """Give the radius from which labels one above the other at a side keep clear of each other."""
        count = len(self._lines)
        sides = [(place, place + 1) for place in range(1, count - 1) if place + 1 != count // 2 != place]
        stacked = [(self.height_of(upper) + self.height_of(lower)) / 2 + 6.0 for upper, lower in sides]
        return max(SMALLEST_RADIUS, *stacked)

    def shapes(
        self, place: int, centre: Point, radius: float
    ) -> tuple[list[Shape], tuple[float, float, float, float]]:
        """Give the lines of one label, beside the end of its spoke, and the area they cover."""
        x, y = _spoke(place, len(self._lines), centre, radius + LABEL_GAP)
        width = self._widths[place]
        anchor, left = _anchored(x, centre[0], width)
        height = self.height_of(place)
        # The label of the uppermost spoke stands on its end, that of the lowest hangs from it.
        share = 0.5 if anchor != "middle" else 1.0 if y < centre[1] else 0.0
        top = y - height * share
        shapes: list[Shape] = [
            Text(
                key=self._keys[place],
                x=x,
                y=top + number * LEADING + ASCENT,
                text=text,
                size=size,
                weight=weight,
                ink=ink,
                anchor=anchor,
                box=(left, top + number * LEADING, width, LEADING),
            )
            for number, (text, size, weight, ink) in enumerate(self._lines[place])
        ]
        return shapes, (left, top, width, height)


def _anchored(x: float, middle: float, width: float) -> tuple[Anchor, float]:
    if abs(x - middle) < 1.0:
        return "middle", x - width / 2
    return ("start", x) if x > middle else ("end", x - width)


def _written(summary: ItemSummary, width: float) -> list[tuple[str, float, Weight, Ink]]:
    written: list[tuple[str, float, Weight, Ink]] = [
        (line, NAME_SIZE, 600, "text")
        for line in wrap(_name(summary.item), NAME_SIZE, 600, width, NAME_LINES)
    ]
    written += [(line, FIGURE_SIZE, 500, "text2") for line in _figures(summary, width)]
    if summary.is_split:
        written.append((fit(_say("split"), FIGURE_SIZE, 500, width), FIGURE_SIZE, 500, "warn"))
    return written


def _figures(summary: ItemSummary, width: float) -> tuple[str, ...]:
    if summary.mean is None:
        today = _say("figures_unrated")
    else:
        today = _say("figures_today", mean=f"{to_one_place(summary.mean):.1f}")
    if summary.target is None:
        return (today,)
    target = _say("figures_target", target=summary.target)
    together = _say("figures", today=today, target=target)
    return (together,) if text_width(together, FIGURE_SIZE, 500) <= width else (today, target)


def _legend(width: float, top: float) -> list[Shape]:
    entries = ((_say("today"), "accent", False), (_say("target"), "department_2", True))
    taken = [34.0 + text_width(text, FIGURE_SIZE) + 1.0 for text, _, _ in entries]
    left = (width - sum(taken) - 24.0) / 2
    y = top + LEGEND_HEIGHT / 2 + 4.0
    shapes: list[Shape] = []
    for (text, ink, dashed), room in zip(entries, taken, strict=True):
        line = ((left, y), (left + 26.0, y))
        shapes.append(Polygon(points=line, closed=False, stroke=ink, stroke_width=2.0, dashed=dashed))
        shapes.append(
            Text(
                x=left + 34.0,
                y=y + 4.0,
                text=text,
                size=FIGURE_SIZE,
                ink="text2",
                box=(left + 34.0, y - 8.0, room - 34.0, LEADING),
            )
        )
        left += room + 24.0
    return shapes
