"""Paints a display list with Qt in the colours of the look, and finds its spots by place and direction."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, singledispatch
from math import atan2, ceil, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from app.drawings.display_list import Circle, Curve, Drawing, Polygon, Rectangle, Shape, Spot, Text
from ui.theme.fonts import load_fonts
from ui.theme.tokens import theme

ARROW = 7.0
DASHES = (4.0, 3.0)
FADED = 0.3
FADED_AREA = 0.7  # what words stand on, or they could no longer be read on it
FADED_WORDS = 0.85
CORNER = 8.0


def paint_drawing(
    painter: QPainter,
    drawing: Drawing,
    *,
    faded: AbstractSet[str] = frozenset(),
    only: AbstractSet[str] | None = None,
) -> None:
    """Paint the shapes of a drawing, from back to front, at the painter's own origin and scale.

    Shapes whose key is in `faded` step back, arrows more than what can be read; with `only`, shapes of other
    keys are left out.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    opacity = painter.opacity()
    try:
        for shape in drawing.shapes:
            if only is None or shape.key in only:
                painter.setOpacity(opacity * (_faded(shape) if shape.key in faded else 1.0))
                _paint(shape, painter)
    finally:
        painter.restore()


def spot_at(drawing: Drawing, x: float, y: float) -> Spot | None:
    """Give the spot at a point of the drawing, the frontmost of several; None where there is none."""
    return next((spot for spot in reversed(drawing.spots) if _box(spot).contains(x, y)), None)


def neighbour(spots: Sequence[Spot], start: Spot, dx: int, dy: int) -> Spot | None:
    """Give the spot an arrow key leads to: the nearest that lies that way, rather ahead than aside.

    `dx` and `dy` are -1, 0 or 1 and name one of four directions; None where nothing lies that way.
    """
    here = _box(start).center()

    def ahead_and_aside(spot: Spot) -> tuple[float, float]:
        way = _box(spot).center() - here
        return way.x() * dx + way.y() * dy, abs(way.x() * dy) + abs(way.y() * dx)

    found = [(ahead_and_aside(spot), spot) for spot in spots]
    onward = [(ahead + 2 * aside, spot) for (ahead, aside), spot in found if ahead > 1.0]
    return min(onward, key=lambda each: each[0])[1] if onward else None


def outline(drawing: Drawing, spot: Spot, gap: float) -> QPainterPath:
    """Give a line round a spot, `gap` away from its own shape where that is a rectangle or a circle."""
    path = QPainterPath()
    own = next((shape for shape in drawing.shapes if shape.key == spot.key), None)
    if isinstance(own, Circle):
        path.addEllipse(QPointF(own.x, own.y), own.radius + gap, own.radius + gap)
    else:
        radius = own.radius + gap if isinstance(own, Rectangle) else CORNER
        path.addRoundedRect(_box(spot).adjusted(-gap, -gap, gap, gap), radius, radius)
    return path


def faded_keys(drawing: Drawing, chosen: AbstractSet[str]) -> frozenset[str]:
    """Give the keys of the shapes that step back while these records are chosen; none if nothing is.

    Of one record, its spot keeps its strength, and so do its arrows (keyed ``from>to``) and what is at their
    other ends. Of several, their spots do, and the arrows between them.
    """
    if not chosen:
        return frozenset()
    arrows = {shape.key: set(shape.key.split(">")) for shape in drawing.shapes if ">" in shape.key}
    kept = {key for key, ends in arrows.items() if len(ends & chosen) >= min(2, len(chosen))}
    records = chosen if len(chosen) > 1 else {*chosen, *(end for key in kept for end in arrows[key])}
    kept |= {spot.key for spot in drawing.spots if spot.id in records}
    return frozenset(shape.key for shape in drawing.shapes if shape.key) - kept


def _faded(shape: Shape) -> float:
    if isinstance(shape, Text):
        return FADED_WORDS
    return FADED_AREA if isinstance(shape, Rectangle | Circle) else FADED


def _box(spot: Spot) -> QRectF:
    return QRectF(*spot.box)


def _pen(stroke: str | None, width: float, *, dashed: bool = False) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(theme().colour(stroke), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern([length / width for length in DASHES])
    return pen


def _fill(painter: QPainter, fill: str | None, opacity: float) -> None:
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(theme().colour(fill, opacity))


@singledispatch
def _paint(shape: Shape, painter: QPainter) -> None:
    raise TypeError(shape, painter)


@_paint.register
def _(shape: Rectangle, painter: QPainter) -> None:
    painter.setPen(_pen(shape.stroke, shape.stroke_width, dashed=shape.dashed))
    _fill(painter, shape.fill, shape.fill_opacity)
    painter.drawRoundedRect(QRectF(shape.x, shape.y, shape.width, shape.height), shape.radius, shape.radius)


@_paint.register
def _(shape: Polygon, painter: QPainter) -> None:
    painter.setPen(_pen(shape.stroke, shape.stroke_width, dashed=shape.dashed))
    _fill(painter, shape.fill if shape.closed else None, shape.fill_opacity)
    corners = QPolygonF([QPointF(x, y) for x, y in shape.points])
    if shape.closed:
        painter.drawPolygon(corners)
    else:
        painter.drawPolyline(corners)


@_paint.register
def _(shape: Circle, painter: QPainter) -> None:
    painter.setPen(_pen(shape.stroke, shape.stroke_width))
    _fill(painter, shape.fill, shape.fill_opacity)
    painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)


@_paint.register
def _(shape: Curve, painter: QPainter) -> None:
    points = [QPointF(x, y) for x, y in shape.points]
    path = QPainterPath(points[0])
    for place in range(1, len(points), 3):
        path.cubicTo(*points[place : place + 3])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(shape.stroke, shape.stroke_width, dashed=shape.dashed))
    painter.drawPath(path)
    if shape.arrow:
        _paint_arrow(painter, points[-2], points[-1], theme().colour(shape.stroke))


def _paint_arrow(painter: QPainter, before: QPointF, tip: QPointF, colour: QColor) -> None:
    angle = atan2(tip.y() - before.y(), tip.x() - before.x())
    wings = (
        QPointF(tip.x() - ARROW * cos(angle + turn), tip.y() - ARROW * sin(angle + turn))
        for turn in (pi / 7, -pi / 7)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([tip, *wings]))


@_paint.register
def _(shape: Text, painter: QPainter) -> None:
    pixels = max(1, ceil(shape.size))
    painter.setFont(_font(shape.weight, pixels))
    painter.setPen(theme().colour(shape.ink))
    # Fonts have whole pixels, drawings any size: what is between is set a little larger and scaled.
    scale = shape.size / pixels
    # A script that Inter lacks may run wider than its box: it is cut there, as on paper.
    metrics = QFontMetricsF(painter.font())
    room = (shape.box[2] + 1.0) / scale
    text = metrics.elidedText(shape.text, Qt.TextElideMode.ElideRight, room)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
    painter.save()
    painter.translate(shape.x, shape.y)
    painter.scale(scale, scale)
    painter.drawText(QPointF(-metrics.horizontalAdvance(text) * share, 0.0), text)
    painter.restore()


@cache
def _font(weight: int, pixels: int) -> QFont:
    made = QFont(load_fonts())
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
