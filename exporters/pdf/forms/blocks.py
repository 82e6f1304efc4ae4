"""The blocks a form is written in: room to write, marks on a scale, a list to choose from, its own number.

Each can be filled in on screen and by hand: the lines to write on are at least nine millimetres apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from exporters.pdf.blocks import Layout, child, text_strips
from exporters.pdf.canvas import Canvas
from exporters.pdf.forms.form import form_of
from exporters.pdf.strips import Strip
from exporters.pdf.structure import DECORATION, Artifact, Element
from exporters.pdf.styles import COLUMN_HEAD, Style

LINE = 26.0
"""The distance of lines to write on: a little more than nine millimetres."""

_MARK = 15.0
_ASIDE = Style(7.4, 9.6, colour="text2", align="centre")


class Room(Struct, frozen=True):
    """Room to write `lines` lines, in a field of the sheet's form; `says` is what readers call it."""

    sheet: str
    name: str
    says: str
    lines: int = 1
    before: float = 0.0
    after: float = 8.0

    # What every block is given, needed or not.
    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:  # noqa: ARG002
        """Give the lines as one strip."""
        element = _form_element(parent)
        height = self.lines * LINE

        def draw(canvas: Canvas, x: float, y: float) -> None:
            _rules(canvas, x, y, width, self.lines)
            box = (x, y + 2, width, height - 3)
            several = self.lines > 1
            form_of(canvas).text(canvas, element, box, self.sheet, self.name, self.says, lines=several)

        return [Strip(height, draw)]


class Pick(Struct, frozen=True):
    """A list to choose from, as (value, label), and a line to write on what isn't on it, or by hand."""

    sheet: str
    name: str
    says: str
    options: Sequence[tuple[str, str]]
    before: float = 0.0
    after: float = 8.0

    # What every block is given, needed or not.
    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:  # noqa: ARG002
        """Give the line's strip."""
        element = _form_element(parent)

        def draw(canvas: Canvas, x: float, y: float) -> None:
            _rules(canvas, x, y, width, 1)
            box = (x, y + 2, width, LINE - 3)
            form_of(canvas).choice(canvas, element, box, self.sheet, self.name, self.says, self.options)

        return [Strip(LINE, draw)]


class Marks(Struct, frozen=True):
    """One question answered by a mark: `options` are (value, sign, what it means) side by side.

    The sign stands in the circle's own column above its meaning; where no option has a meaning the row is
    as low as a line to write on.
    """

    sheet: str
    name: str
    says: str
    options: Sequence[tuple[str, str, str]]
    before: float = 0.0
    after: float = 8.0
    signs: bool = True

    # What every block is given, needed or not.
    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:  # noqa: ARG002
        """Give the row of circles as one strip."""
        cell = width / len(self.options)
        buttons = []
        tallest = 0.0
        for value, sign, meaning in self.options:
            label = text_strips(sign, COLUMN_HEAD.but(align="centre", figures=True), cell, child(parent, "P"))
            element = _form_element(parent)
            below = text_strips(meaning, _ASIDE, cell - 4, child(parent, "P")) if meaning else []
            tallest = max(tallest, sum(strip.height for strip in below))
            buttons.append((value, sign, meaning, label if self.signs else [], element, below))
        above = 11.0 if self.signs else 0.0
        height = max(LINE, above + _MARK + 2 + tallest)

        def draw(canvas: Canvas, x: float, y: float) -> None:
            top = y + (0.0 if tallest else (height - above - _MARK) / 2)
            for place, (value, sign, meaning, label, element, below) in enumerate(buttons):
                left = x + place * cell
                for strip in label:
                    strip.draw(canvas, left, top)
                middle = left + cell / 2
                canvas.mark(DECORATION)
                centre = top + above + _MARK / 2
                canvas.circle(
                    middle, centre, _MARK / 2 - 0.6, None, canvas.palette.colour("border_strong"), 0.9
                )
                box = (middle - _MARK / 2, top + above, _MARK, _MARK)
                answer = f"{sign} {meaning}".strip()
                form_of(canvas).button(canvas, element, box, self.sheet, self.name, self.says, value, answer)
                at = top + above + _MARK + 2
                for strip in below:
                    strip.draw(canvas, left + 2, at)
                    at += strip.height

        return [Strip(height, draw)]


class Number(Struct, frozen=True):
    """The sheet's own number, small: by it the sheet is known when it comes back."""

    sheet: str
    says: str
    text: str
    before: float = 0.0
    after: float = 4.0

    # What every block is given, needed or not.
    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:  # noqa: ARG002
        """Give the line's strip."""
        element = _form_element(parent)

        def draw(canvas: Canvas, x: float, y: float) -> None:
            box = (x, y, width, 11.0)
            form_of(canvas).fixed(canvas, element, box, self.sheet, "sheet", self.says, self.text)

        return [Strip(11.0, draw)]


def _form_element(parent: Element | Artifact) -> Element:
    element = child(parent, "Form")
    assert isinstance(element, Element)  # a field that belongs to nothing can't be read out
    return element


def _rules(canvas: Canvas, x: float, y: float, width: float, lines: int) -> None:
    canvas.mark(DECORATION)
    for line in range(1, lines + 1):
        at = y + line * LINE
        canvas.line(((x, at), (x + width, at)), canvas.palette.colour("border_strong"), 0.4)
