"""Figures: display lists of app.drawings on paper, and photographs, each with words for who can't see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import atan2, cos, inf, pi, sin
from typing import Any

from msgspec import Struct

from app.drawings.display_list import Circle, Curve, Drawing, Polygon, Rectangle, Shape, Text
from exporters.pdf.blocks import Layout, Paragraph
from exporters.pdf.canvas import Canvas, Ink
from exporters.pdf.coverage import clean
from exporters.pdf.fonts import Weight
from exporters.pdf.fonts import width as text_width
from exporters.pdf.inline import one_line
from exporters.pdf.palette import Colour
from exporters.pdf.photographs import size_of
from exporters.pdf.strips import Draw, Strip
from exporters.pdf.structure import Artifact, Element
from exporters.pdf.styles import SMALL

_WEIGHTS: dict[int, Weight] = {400: "regular", 500: "medium", 600: "semibold"}
_SHIFTS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_DASHES = (4.0, 3.0)
_ARROW = 7.0
_SMALLEST = 7.0  # points: what is smaller can't be read on paper
_GROWTH = 1.15  # as much as the room around a text in a drawing allows
_LONGEST_ALT = 4000  # a PDF/A string holds 32,767 bytes; the table beside a drawing holds everything
_CUT = "…"
_PAPER: Colour = (1.0, 1.0, 1.0)


class Figure(Struct, frozen=True):
    """A drawing, made smaller where it is wider than the text or taller than `tallest` allows.

    It is never larger than `largest` of what it was made for. Only where its words couldn't be read at the
    width of the text, it reaches into both margins, by `bleed` at the most. `instead` is what is said in its
    stead where its letters would be too small to be read; without it the drawing is drawn all the same.
    """

    drawing: Drawing
    tallest: float = 0.8
    largest: float = 1.0
    bleed: float = 0.0
    before: float = 8.0
    after: float = 10.0
    instead: str = ""

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Give the drawing as one strip, or what is said instead."""
        drawing = self.drawing
        if self.instead and not self.is_legible(width, layout.page_height):
            return Paragraph(self.instead, SMALL).lay_out(width, parent, layout)
        scale = self._scale(width, layout.page_height)
        left = (width - drawing.width * scale) / 2

        def draw(canvas: Canvas, x: float, y: float) -> None:
            pen = _Pen(canvas, x + left, y, scale)
            for shape in drawing.shapes:
                pen.draw(shape)

        size = (drawing.width * scale, drawing.height * scale)
        return [_figure(parent, drawing.description or drawing.title, size, left, draw)]

    def is_legible(self, width: float, page_height: float = inf) -> bool:
        """Tell whether every letter can be read where the text is so wide and the page so high."""
        return self._scale(width, page_height) >= self._readable - 1e-9

    def _scale(self, width: float, page_height: float) -> float:
        drawing = self.drawing
        wide = max(width, min(width + 2 * self.bleed, self._readable * drawing.width))
        return min(self.largest, wide / drawing.width, page_height * self.tallest / drawing.height)

    @property
    def _readable(self) -> float:
        """The scale from which on the smallest words of the drawing can be read."""
        sizes = (shape.size for shape in self.drawing.shapes if isinstance(shape, Text))
        return _SMALLEST / (min(sizes, default=inf) * _GROWTH)


class Photograph(Struct, frozen=True):
    """A photograph from its JPEG bytes, as wide as the text or as half a page is tall."""

    image: bytes
    alt: str
    tallest: float = 0.42
    before: float = 8.0
    after: float = 4.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Give the photograph as one strip."""
        across, down = size_of(self.image)
        scale = min(width / across, layout.page_height * self.tallest / down)
        size = (across * scale, down * scale)

        def draw(canvas: Canvas, x: float, y: float) -> None:
            canvas.image(canvas.file.add_jpeg(self.image), (x, y, *size))

        return [_figure(parent, self.alt, size, 0.0, draw)]


def _figure(
    parent: Element | Artifact, alt: str, size: tuple[float, float], left: float, inner: Draw
) -> Strip:
    assert isinstance(parent, Element)  # nothing that is repeated on every page holds a figure
    element = parent.child("Figure", alt=one_line(alt, _LONGEST_ALT))

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.mark(element)
        low = canvas.height - y - size[1]
        corners = (x + left, low, x + left + size[0], low + size[1])
        box = " ".join(f"{corner:.1f}" for corner in corners)
        element.attributes = f"/O/Layout/Placement/Block/BBox[{box}]"
        inner(canvas, x, y)

    return Strip(size[1], draw)


class _Pen(Struct, frozen=True):
    """Draws shapes on a canvas, moved and made smaller."""

    canvas: Canvas
    x: float
    y: float
    scale: float

    def draw(self, shape: Shape) -> None:
        """Draw any shape."""
        _KINDS[type(shape)](self, shape)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Give a point of the drawing on the page."""
        return self.x + x * self.scale, self.y + y * self.scale

    def rectangle(self, shape: Rectangle) -> None:
        """Draw a rectangle."""
        fill, stroke = self._fill(shape), self._stroke(shape)
        if fill is None and stroke is None:
            return
        box = (*self.at(shape.x, shape.y), shape.width * self.scale, shape.height * self.scale)
        dashes = _DASHES if shape.dashed else ()
        self.canvas.rectangle(
            box, fill, stroke, shape.stroke_width * self.scale, shape.radius * self.scale, dashes
        )

    def polygon(self, shape: Polygon) -> None:
        """Draw a polygon, or a line where it is open."""
        points = tuple(self.at(*point) for point in shape.points)
        fill, stroke = self._fill(shape), self._stroke(shape)
        if fill is None and stroke is None:
            return
        line, dashes = shape.stroke_width * self.scale, _DASHES if shape.dashed else ()
        if shape.closed:
            self.canvas.polygon(points, fill, stroke, line, dashes)
        elif stroke is not None:
            self.canvas.line(points, stroke, line, dashes)

    def circle(self, shape: Circle) -> None:
        """Draw a circle."""
        fill, stroke = self._fill(shape), self._stroke(shape)
        if fill is not None or stroke is not None:
            x, y = self.at(shape.x, shape.y)
            self.canvas.circle(x, y, shape.radius * self.scale, fill, stroke, shape.stroke_width * self.scale)

    def curve(self, shape: Curve) -> None:
        """Draw a curve, with its arrow head."""
        points = tuple(self.at(*point) for point in shape.points)
        stroke = self.canvas.palette.colour(shape.stroke)
        dashes = _DASHES if shape.dashed else ()
        self.canvas.curve(points, stroke, shape.stroke_width * self.scale, dashes)
        if shape.arrow:
            before = next((point for point in reversed(points[:-1]) if point != points[-1]), points[0])
            self._arrow(before, points[-1], stroke)

    def text(self, shape: Text) -> None:
        """Set a line of text so that it fits its box."""
        weight = _WEIGHTS[shape.weight]
        text, size = self._fitted(shape, weight)
        x, y = self.at(shape.x - _SHIFTS[shape.anchor] * text_width(text, weight) * size, shape.y)
        self.canvas.text(x, y, text, Ink(size * self.scale, weight, self.canvas.palette.ink(shape.ink)))

    def _fitted(self, shape: Text, weight: Weight) -> tuple[str, float]:
        """Give what is set and its size: a script wider than it was measured is set smaller.

        Where that could not be read any more, it is cut: what a drawing shows stands whole in its table.
        """
        text, room = clean(shape.text), max(shape.box[2], 1.0)
        wide = text_width(text, weight)
        size = min(shape.size, room / wide) if wide else shape.size
        readable = _SMALLEST / self.scale
        if size < readable <= size * _GROWTH:
            return text, readable
        if size >= min(readable, shape.size):
            return text, size
        while text and text_width(text + _CUT, weight) * readable > room:
            text = text[:-1].rstrip()
        return text + _CUT, readable

    def _stroke(self, shape: Rectangle | Polygon | Circle) -> Colour | None:
        return None if shape.stroke is None else self.canvas.palette.colour(shape.stroke)

    def _fill(self, shape: Rectangle | Polygon | Circle) -> Colour | None:
        """The fill as it looks on white paper: PDF/A pages here have no transparency to print wrongly."""
        if shape.fill is None:
            return None
        red, green, blue = (
            part * shape.fill_opacity + paper * (1 - shape.fill_opacity)
            for part, paper in zip(self.canvas.palette.colour(shape.fill), _PAPER, strict=True)
        )
        return red, green, blue

    def _arrow(self, before: tuple[float, float], tip: tuple[float, float], ink: Colour) -> None:
        angle = atan2(tip[1] - before[1], tip[0] - before[0])
        size = _ARROW * self.scale
        wings = tuple(
            (tip[0] + size * cos(angle + turn), tip[1] + size * sin(angle + turn))
            for turn in (pi - 0.42, pi + 0.42)
        )
        self.canvas.polygon((tip, *wings), ink, None, 0.0)


_KINDS: Mapping[type, Callable[[_Pen, Any], None]] = {
    Rectangle: _Pen.rectangle,
    Polygon: _Pen.polygon,
    Circle: _Pen.circle,
    Curve: _Pen.curve,
    Text: _Pen.text,
}
