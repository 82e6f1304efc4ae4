"""Where each box and arrow of the line of sight stands: columns by distance, arrows round the boxes."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from app.drawings.layers import ordered
from app.rules.line_of_sight import LineOfSight
from app.workshop import Workshop

HEADER = 40.0
BOX_HEIGHT = 60.0
BOX_GAP = 16.0
CROWDED_GAP = 8.0
CROWDED_FROM = 7
"""So many boxes in one column stand closer, so that a screen can still hold them all."""
WAY_HEIGHT = 12.0
MARGIN = 30.0
WIDEST_BOX = 196.0
NARROWEST_BOX = 128.0
NARROWEST_GAP = 44.0
WIDEST_GAP = 150.0
GAP_SHARE = 0.4
BOW_REACH = 1.2 * MARGIN
"""A bow goes out by three quarters of this, and so stays in the margin with its width and arrow head."""

Kind = Literal["line", "side", "no_line"]
Point = tuple[float, float]
Row = tuple[str, ...]
"""A node: ("department", id), ("segment", id or ""), or ("way", giver, receiver, column) for a way-point."""


class Box(Struct, frozen=True, kw_only=True):
    """The box of a department, or of a segment of customers ("" where it is all of them)."""

    key: str
    x: float
    y: float
    width: float
    height: float
    department_id: str | None = None
    segment_id: str | None = None

    @property
    def area(self) -> tuple[float, float, float, float]:
        """Place and size, as a spot takes them."""
        return self.x, self.y, self.width, self.height


class Column(Struct, frozen=True, kw_only=True):
    """A column of boxes; `distance` 0 holds the customers, null the departments without a line.

    `and_farther`: those at greater distances stand there too.
    """

    distance: int | None
    x: float
    and_farther: bool = False


class Arrow(Struct, frozen=True, kw_only=True):
    """All that one department gives another (or a segment), as one arrow; `points` as a Curve has them."""

    key: str
    kind: Kind
    touchpoints: int
    points: tuple[Point, ...]


class ChainLayout(Struct, frozen=True, kw_only=True):
    """The places of a line of sight; `pitch` is the distance from column to column."""

    width: float
    height: float
    header: float
    pitch: float
    box_width: float
    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


class _Give(Struct, frozen=True, kw_only=True):
    giver: Row
    receiver: Row
    touchpoints: int
    kind: Kind


def lay_out(
    workshop: Workshop, lines: LineOfSight, width: float, most_columns: int | None = None
) -> ChainLayout:
    """Give every box and arrow its place; past `most_columns` (3 at least), far distances share a column."""
    distances, column_of = _columns(workshop, lines, most_columns)
    farthest = max((line.distance or 0 for line in lines.departments), default=0)
    last = max((each for each in distances if each is not None), default=0)
    gives = _gives(lines)
    routes = {give: _route(give, column_of) for give in gives}
    layers = _layers(column_of, routes.values(), len(distances))
    rows = ordered(layers, [link for route in routes.values() for link in _links(route, column_of)])
    box_width, pitch = _widths(width, len(distances))
    left = MARGIN + max(0.0, (width - 2 * MARGIN - box_width - pitch * (len(distances) - 1)) / 2)
    gap = _gap(rows)
    height = HEADER + max((_stack(row, gap) for row in rows), default=0.0) + gap
    xs = [left + pitch * number for number in range(len(distances))]
    middles = _middles(rows, height, gap)
    boxes = tuple(
        _box(node, xs[number], middles[node], box_width)
        for number, row in enumerate(rows)
        for node in row
        if node[0] != "way"
    )
    drawing_width = max(width, xs[-1] + box_width + MARGIN) if xs else width
    arrows = _draw(routes, column_of, middles, xs, box_width, pitch - box_width)
    return ChainLayout(
        width=drawing_width,
        height=height,
        header=HEADER,
        pitch=pitch,
        box_width=box_width,
        columns=tuple(
            Column(distance=each, x=x, and_farther=each == last < farthest)
            for each, x in zip(distances, xs, strict=True)
        ),
        boxes=boxes,
        arrows=arrows,
    )


def _columns(
    workshop: Workshop, lines: LineOfSight, most: int | None
) -> tuple[list[int | None], dict[Row, int]]:
    lined = {line.distance for line in lines.departments if line.distance is not None}
    without = any(line.distance is None for line in lines.departments)
    near = sorted(lined)[: None if most is None else most - 1 - without]
    distances: list[int | None] = [None] if without else []
    distances += [*reversed(near), 0]
    column: dict[Row, int] = {
        ("department", line.department_id): distances.index(
            None if line.distance is None else min(line.distance, near[-1])
        )
        for line in lines.departments
    }
    segments = [segment.id for segment in workshop.segments]
    if not segments or any(edge.to_customer and edge.segment_id is None for edge in lines.edges):
        segments.append("")
    column.update({("segment", segment): len(distances) - 1 for segment in segments})
    return distances, column


def _gives(lines: LineOfSight) -> tuple[_Give, ...]:
    counts: dict[tuple[Row, Row], set[str]] = {}
    for edge in lines.edges:
        receiver: Row = (
            ("segment", edge.segment_id or "")
            if edge.receiver_department_id is None
            else ("department", edge.receiver_department_id)
        )
        counts.setdefault((("department", edge.department_id), receiver), set()).add(edge.touchpoint_id)
    far = {("department", line.department_id): line.distance for line in lines.departments}
    return tuple(
        _Give(giver=giver, receiver=receiver, touchpoints=len(touchpoints), kind=_kind(giver, receiver, far))
        for (giver, receiver), touchpoints in counts.items()
    )


def _kind(giver: Row, receiver: Row, far: Mapping[tuple[str, str], int | None]) -> Kind:
    start = far[giver[0], giver[1]]
    end = far.get((receiver[0], receiver[1]), 0)
    if start is None:
        return "no_line"
    return "line" if end is not None and end == start - 1 else "side"


def _route(give: _Give, column_of: Mapping[Row, int]) -> tuple[Row, ...]:
    """Give the nodes an arrow passes: its ends, and a way-point in each column between them."""
    start, end = column_of[give.giver], column_of[give.receiver]
    step = 1 if end > start else -1
    ways = [
        ("way", give.giver[1], give.receiver[1], str(column)) for column in range(start + step, end, step)
    ]
    return (give.giver, *ways, give.receiver) if start != end else (give.giver, give.receiver)


def _layers(column_of: Mapping[Row, int], routes: Iterable[tuple[Row, ...]], columns: int) -> list[list[Row]]:
    layers: list[list[Row]] = [[] for _ in range(columns)]
    for node, column in column_of.items():
        layers[column].append(node)
    for route in routes:
        for way in route[1:-1]:
            layers[int(way[3])].append(way)
    return layers


def _links(route: tuple[Row, ...], column_of: Mapping[Row, int]) -> list[tuple[Row, Row]]:
    if len(route) == 2 and column_of[route[0]] == column_of[route[1]]:
        return []
    return list(pairwise(route))


def _widths(width: float, columns: int) -> tuple[float, float]:
    room = width - 2 * MARGIN
    if columns == 1:
        return min(WIDEST_BOX, room), 0.0
    share = room / (columns + GAP_SHARE * (columns - 1))
    box = max(NARROWEST_BOX, min(WIDEST_BOX, share))
    gap = max(NARROWEST_GAP, min(WIDEST_GAP, (room - box * columns) / (columns - 1)))
    return box, box + gap


def _height(node: Row) -> float:
    return WAY_HEIGHT if node[0] == "way" else BOX_HEIGHT


def _gap(rows: Iterable[Iterable[Row]]) -> float:
    most = max((sum(node[0] != "way" for node in row) for row in rows), default=0)
    return CROWDED_GAP if most >= CROWDED_FROM else BOX_GAP


def _stack(row: Iterable[Row], gap: float) -> float:
    return sum(_height(node) + gap for node in row)


def _middles(rows: Iterable[tuple[Row, ...]], height: float, gap: float) -> dict[Row, float]:
    middles: dict[Row, float] = {}
    for row in rows:
        room = height - HEADER
        spare = max(0.0, room - _stack(row, gap)) / (len(row) + 1) if row else 0.0
        top = HEADER + gap / 2 + spare
        for node in row:
            middles[node] = top + _height(node) / 2
            top += _height(node) + gap + spare
    return middles


def _box(node: Row, x: float, middle: float, width: float) -> Box:
    department = node[0] == "department"
    return Box(
        key=f"{node[0]}:{node[1]}",
        x=x,
        y=middle - BOX_HEIGHT / 2,
        width=width,
        height=BOX_HEIGHT,
        department_id=node[1] if department else None,
        segment_id=None if department else node[1],
    )


def _draw(
    routes: Mapping[_Give, tuple[Row, ...]],
    column_of: Mapping[Row, int],
    middles: Mapping[Row, float],
    xs: list[float],
    box_width: float,
    gap: float,
) -> tuple[Arrow, ...]:
    ports = _ports(routes, column_of, middles)
    arrows = []
    for give, route in routes.items():
        start, end = column_of[route[0]], column_of[route[-1]]
        leaves, arrives = ports[give, "giver"], ports[give, "receiver"]
        if start == end:
            points = _bow(xs[start], box_width, leaves, arrives, gap)
        else:
            heights = [leaves, *(middles[way] for way in route[1:-1]), arrives]
            step = 1 if end > start else -1
            points = _flow(xs, list(range(start, end + step, step)), heights, box_width)
        arrows.append(
            Arrow(
                key=f"{give.giver[1]}>{give.receiver[1]}",
                kind=give.kind,
                touchpoints=give.touchpoints,
                points=points,
            )
        )
    return tuple(arrows)


def _side(node: Row, other: Row, own: int, far: int, middles: Mapping[Row, float]) -> str:
    if own != far:
        return "right" if far > own else "left"
    # Within a column an arrow bows out: to the right on its way down, to the left on its way up.
    return "right" if middles[node] < middles[other] else "left"


def _ports(
    routes: Mapping[_Give, tuple[Row, ...]], column_of: Mapping[Row, int], middles: Mapping[Row, float]
) -> dict[tuple[_Give, str], float]:
    """Spread the arrows that meet at one side of a box over that side, in the order of where they go."""
    sides: dict[tuple[Row, str], list[tuple[float, int, tuple[_Give, str]]]] = {}
    for number, (give, route) in enumerate(routes.items()):
        start, end = column_of[route[0]], column_of[route[-1]]
        leaving = _side(give.giver, give.receiver, start, end, middles)
        arriving = leaving if start == end else ("left" if leaving == "right" else "right")
        sides.setdefault((give.giver, leaving), []).append((middles[route[1]], number, (give, "giver")))
        sides.setdefault((give.receiver, arriving), []).append(
            (middles[route[-2]], number, (give, "receiver"))
        )
    ports: dict[tuple[_Give, str], float] = {}
    for (node, _), meeting in sides.items():
        step = min(9.0, (BOX_HEIGHT - 16.0) / max(1, len(meeting) - 1))
        first = middles[node] - step * (len(meeting) - 1) / 2
        for place, (_, _, port) in enumerate(sorted(meeting, key=lambda each: each[:2])):
            ports[port] = first + place * step
    return ports


def _flow(xs: list[float], columns: list[int], heights: list[float], box_width: float) -> tuple[Point, ...]:
    forward = columns[-1] > columns[0]
    edge = (0.0, box_width) if forward else (box_width, 0.0)
    points: list[Point] = [(xs[columns[0]] + edge[1], heights[0])]
    for place in range(1, len(columns)):
        x, y = points[-1]
        to_x, to_y = xs[columns[place]] + edge[0], heights[place]
        bend = (to_x - x) / 2
        points += [(x + bend, y), (to_x - bend, to_y), (to_x, to_y)]
        if place < len(columns) - 1:
            out_x = xs[columns[place]] + edge[1]
            third = (out_x - to_x) / 3
            points += [(to_x + third, to_y), (out_x - third, to_y), (out_x, to_y)]
    return tuple(points)


def _bow(x: float, box_width: float, leaves: float, arrives: float, gap: float) -> tuple[Point, ...]:
    down = arrives > leaves
    edge = x + box_width if down else x
    reach = min(22.0 + abs(arrives - leaves) / 10, gap * 0.9, BOW_REACH)
    out = edge + reach if down else edge - reach
    return ((edge, leaves), (out, leaves), (out, arrives), (edge, arrives))
