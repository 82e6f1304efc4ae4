"""Paints a display list with Qt in the colours of the look; where it is pressed or read, its spots answer."""

from __future__ import annotations

from functools import singledispatch
from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from app.drawings.display_list import Circle, Curve, Drawing, Polygon, Rectangle, Shape, Text
from ui.theme.fonts import load_fonts
from ui.theme.tokens import theme

ARROW = 7.0
DASHES = (4.0, 3.0)


def paint_drawing(painter: QPainter, drawing: Drawing) -> None:
    """Paint every shape of a drawing, from back to front, at the painter's own origin and scale."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        _paint(shape, painter)
    painter.restore()


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
    painter.setFont(_font(shape))
    painter.setPen(theme().colour(shape.ink))
    # A script that Inter lacks may run wider than its box: it is cut there, as on paper.
    metrics = QFontMetricsF(painter.font())
    text = metrics.elidedText(shape.text, Qt.TextElideMode.ElideRight, shape.box[2] + 1.0)
    width = metrics.horizontalAdvance(text)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
    painter.drawText(QPointF(shape.x - width * share, shape.y), text)


def _font(shape: Text) -> QFont:
    made = QFont(load_fonts())
    made.setPixelSize(max(1, round(shape.size)))
    made.setWeight(QFont.Weight(shape.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
