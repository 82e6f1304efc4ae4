"""The table of contents: entries that lead to their headings, with page numbers known once pages are made."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from exporters.pdf.blocks import Layout, text_strips
from exporters.pdf.canvas import Canvas, Ink
from exporters.pdf.fonts import width as text_width
from exporters.pdf.inline import break_lines
from exporters.pdf.strips import Draw, Mark, Strip
from exporters.pdf.structure import DECORATION, Artifact, Element
from exporters.pdf.styles import OVERLINE, Style

_STYLES = {
    1: Style(10, 14, weight="semibold", before=3),
    2: Style(9.2, 13.5, colour="text2"),
}
_PART = OVERLINE.but(before=10)


class Contents(Struct, frozen=True):
    """A place for the contents. It is laid out last, when all headings are known.

    Where there would be more than `most` entries, it holds the chapters alone.
    """

    most: int = 28
    before: float = 4.0
    after: float = 10.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Give an entry for each heading known so far."""
        assert isinstance(parent, Element)
        whole = parent.child("TOC")
        depth = 2 if sum(mark.level <= 2 for mark in layout.marks) <= self.most else 1
        listed = [mark for mark in layout.marks if mark.level <= depth]
        strips: list[Strip] = []
        part = whole
        for mark in listed:
            if mark.part is not None:
                part = whole.child("TOC")
                strips += _part(mark.part, width, part.child("Caption"))
            strips += _entry(mark, width, part)
        return strips


def _part(name: str, width: float, caption: Element) -> list[Strip]:
    (strip,) = text_strips(name, _PART, width, caption)
    return [replace(strip, before=_PART.before, keep=True)]


def _entry(mark: Mark, width: float, whole: Element) -> list[Strip]:
    style = _STYLES[mark.level]
    indent = 0.0 if mark.level == 1 else 14.0
    link = whole.child("TOCI").child("Reference").child("Link")
    lines = break_lines(mark.title, style, width - indent - 40)
    strips = []
    for place, line in enumerate(lines):
        text = "".join(piece.text for piece in line.pieces)
        last = place == len(lines) - 1
        draw = _drawing(mark, text, last, style, indent, width, link)
        strips.append(Strip(style.leading, draw, before=style.before if not place else 0.0, keep=not last))
    return strips


def _drawing(
    mark: Mark, text: str, last: bool, style: Style, indent: float, width: float, link: Element
) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        ink = Ink(style.size, style.weight, canvas.palette.ink(style.colour), figures=True)
        baseline = y + style.leading / 2 + style.size * 0.36
        canvas.mark(link)
        canvas.text(x + indent, baseline, text + " " if last else text, ink)
        if last:
            number = str(mark.page)
            left = x + width - text_width(number, style.weight, True) * style.size
            canvas.text(left, baseline, number, ink)
            ends = x + indent + text_width(text, style.weight, True) * style.size + 6
            canvas.link(link, (x, y, width, style.leading), f"#{mark.key}", f"{mark.title}, {number}")
            canvas.mark(DECORATION)
            canvas.line(
                ((ends, baseline), (left - 6, baseline)), canvas.palette.colour("border"), 0.7, (0.7, 2.6)
            )

    return draw
