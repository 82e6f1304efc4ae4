"""What can be asked of any drawing: whether its words and lines keep clear of one another."""

from __future__ import annotations

from collections.abc import Iterator

from app.drawings.display_list import Circle, Curve, Drawing, Polygon, Rectangle, Shape, Text
from app.drawings.metrics import text_width

Box = tuple[float, float, float, float]
Point = tuple[float, float]

SAMPLES = 60
ROUNDING = 0.01


def texts(drawing: Drawing) -> list[Text]:
    return [shape for shape in drawing.shapes if isinstance(shape, Text)]


def written(drawing: Drawing) -> str:
    return "\n".join(text.text for text in texts(drawing))


def overlap(first: Box, second: Box) -> bool:
    return (
        first[0] + ROUNDING < second[0] + second[2]
        and second[0] + ROUNDING < first[0] + first[2]
        and first[1] + ROUNDING < second[1] + second[3]
        and second[1] + ROUNDING < first[1] + first[3]
    )


def overlapping(found: list[Text]) -> Iterator[tuple[str, str]]:
    """Pairs of texts whose boxes overlap, looked for from the top down."""
    near: list[Text] = []
    for text in sorted(found, key=lambda each: each.box[1]):
        near = [each for each in near if each.box[1] + each.box[3] > text.box[1]]
        yield from ((each.text, text.text) for each in near if overlap(each.box, text.box))
        near.append(text)


def ink(text: Text) -> Box:
    """Where a text really stands, by Inter's widths."""
    width = text_width(text.text, text.size, text.weight)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    return left, text.y - 0.8 * text.size, width, text.size


def within(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - ROUNDING
        and inner[1] >= outer[1] - ROUNDING
        and inner[0] + inner[2] <= outer[0] + outer[2] + ROUNDING
        and inner[1] + inner[3] <= outer[1] + outer[3] + ROUNDING
    )


def bezier(curve: Curve) -> Iterator[Point]:
    """Points along a curve, close together; all its pieces, ends included."""
    for place in range(0, len(curve.points) - 1, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve.points[place : place + 4]
        for step in range(SAMPLES + 1):
            t = step / SAMPLES
            a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
            yield a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def area(shape: Shape) -> Box:
    if isinstance(shape, Text):
        return shape.box
    if isinstance(shape, Rectangle):
        return shape.x, shape.y, shape.width, shape.height
    if isinstance(shape, Circle):
        return shape.x - shape.radius, shape.y - shape.radius, 2 * shape.radius, 2 * shape.radius
    points = list(bezier(shape)) if isinstance(shape, Curve) else list(shape.points)
    assert isinstance(shape, Curve | Polygon)
    half = shape.stroke_width / 2 if isinstance(shape, Curve) else 0.0
    left, right = min(x for x, _ in points) - half, max(x for x, _ in points) + half
    top, bottom = min(y for _, y in points) - half, max(y for _, y in points) + half
    return left, top, right - left, bottom - top


def assert_legible(drawing: Drawing) -> None:
    """No two texts overlap, each fits its box, and everything lies within the drawing."""
    whole = (0.0, 0.0, drawing.width, drawing.height)
    assert [shape for shape in drawing.shapes if not within(area(shape), whole)] == []
    assert [spot for spot in drawing.spots if not within(spot.box, whole)] == []
    assert [text for text in texts(drawing) if not within(ink(text), text.box)] == []
    assert [text for text in texts(drawing) if not text.text.strip()] == []
    assert list(overlapping(texts(drawing))) == []
    assert drawing.title
    assert drawing.description
    keys = [spot.key for spot in drawing.spots]
    assert len(keys) == len(set(keys))


def crossings(drawing: Drawing, nodes: dict[str, Box]) -> list[tuple[str, str]]:
    """The curves that pass through a node box; where a curve begins or ends it only touches."""
    return [
        (curve.key, key)
        for curve in drawing.shapes
        if isinstance(curve, Curve)
        for key, (x, y, width, height) in nodes.items()
        if any(x + 0.5 < px < x + width - 0.5 and y + 0.5 < py < y + height - 0.5 for px, py in bezier(curve))
    ]
