"""The blocks a document is written in: headings, paragraphs, lists, panels, columns, and breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from exporters.pdf.canvas import Canvas, Ink
from exporters.pdf.fonts import width as text_width
from exporters.pdf.inline import Inline, Line, break_lines, one_line, plain
from exporters.pdf.strips import Draw, Mark, Strip, beside, height_of, stack
from exporters.pdf.structure import DECORATION, Artifact, Element
from exporters.pdf.styles import BODY, HEADINGS, Style

_ASCENT = 0.36  # of the size: how far the baseline lies below the middle of the line
_WIDOW = 0.16  # of a line: a last line that short looks lost
_STRETCH = 1.12


class Layout(Struct):
    """What blocks share while a document is laid out: the text's height and its end on the page, headings."""

    page_height: float
    bottom: float = 0.0
    marks: list[Mark] = field(default_factory=list)
    level: int = 0
    part: str = ""

    @property
    def split_above(self) -> float:
        """The height from which a table's row may be cut by a page's end."""
        return self.page_height * 0.4


class Block(Protocol):
    """Anything that can be laid out to a width. `before` and `after` are its outer spaces."""

    @property
    def before(self) -> float:
        """The space wanted above."""

    @property
    def after(self) -> float:
        """The space wanted below."""

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Give the block's strips, and put its elements below `parent`."""


def child(
    parent: Element | Artifact, tag: str, attributes: str = "", lang: str | None = None
) -> Element | Artifact:
    """Give a new element below the parent, or the artifact itself, within which nothing has an element."""
    return parent.child(tag, attributes, lang=lang) if isinstance(parent, Element) else parent


def lay_out_all(
    blocks: Sequence[Block], width: float, parent: Element | Artifact, layout: Layout
) -> list[Strip]:
    """Lay blocks out one below the other."""
    return stack((block.before, block.lay_out(width, parent, layout), block.after) for block in blocks)


def text_strips(
    text: Inline, style: Style, width: float, element: Element | Artifact, most: float = 0.0
) -> list[Strip]:
    """Give a strip for each line, tied so that no page holds fewer than two lines of a paragraph.

    Where a single word would be left for the last line, the lines may be a little longer, up to `most`.
    """
    lines = break_lines(text, style, width)
    if most > width and len(lines) > 1 and lines[-1].width < _WIDOW * width:
        wider = break_lines(text, style, min(most, width * _STRETCH))
        lines = wider if len(wider) < len(lines) else lines
    last = len(lines) - 1
    return [
        Strip(
            style.leading, _line(line, style, width, element), keep=place != last and place in (0, last - 1)
        )
        for place, line in enumerate(lines)
    ]


def _line(line: Line, style: Style, width: float, element: Element | Artifact) -> Draw:
    shift = {"left": 0.0, "right": width - line.width, "centre": (width - line.width) / 2}[style.align]

    def draw(canvas: Canvas, x: float, y: float) -> None:
        baseline = y + style.leading / 2 + style.size * _ASCENT
        for piece in line.pieces:
            span = piece.span
            tint = canvas.palette.ink(span.colour or ("accent" if span.link else style.colour))
            ink = Ink(style.size, span.weight or style.weight, tint, style.figures, style.tracking)
            at = x + shift + piece.x
            if span.link and isinstance(element, Element):
                link = element.child("Link")
                canvas.mark(link)
                canvas.text(at, baseline, piece.text, ink)
                canvas.link(link, (at, y, piece.width, style.leading), span.link, plain(span))
            else:
                foreign = span.lang and isinstance(element, Element)
                canvas.mark(element.child("Span", lang=span.lang) if foreign else element)  # type: ignore[union-attr]  # checked
                canvas.text(at, baseline, piece.text, ink)

    return draw


class Paragraph(Struct, frozen=True):
    """A paragraph of text. Its one element spans every page it runs over."""

    text: Inline
    style: Style = BODY
    tag: str = "P"
    keep: bool = False
    lang: str | None = None

    @property
    def before(self) -> float:
        """The style's space above."""
        return self.style.before

    @property
    def after(self) -> float:
        """The style's space below."""
        return self.style.after

    # What every block is given, needed or not.
    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:  # noqa: ARG002
        """Give a strip a line; with `keep` the paragraph stays with what follows."""
        wide = min(width, self.style.measure) if self.style.align == "left" else width
        strips = text_strips(self.text, self.style, wide, child(parent, self.tag, lang=self.lang), width)
        return [replace(strip, keep=True) for strip in strips] if self.keep else strips


class Heading(Struct, frozen=True):
    """A heading of a level from 1: it stays with its text, is bookmarked, and may stand in the contents.

    It opens a page where `opens` says so, or where less than the share `room` of a page is left. `part` names
    the part of the document that begins with it, for the contents.
    """

    level: int
    text: str
    opens: bool = False
    listed: bool = True
    style: Style | None = None
    room: float = 0.0
    part: str | None = None

    @property
    def look(self) -> Style:
        """The style of its level, or its own."""
        return self.style or HEADINGS[self.level]

    @property
    def before(self) -> float:
        """The style's space above."""
        return self.look.before

    @property
    def after(self) -> float:
        """The style's space below."""
        return self.look.after

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Give the lines, the first of which names the place for bookmarks and links; none without a text."""
        if not one_line(self.text):
            return []
        level = layout.level = min(self.level, layout.level + 1)  # levels are never skipped
        mark = Mark(level, one_line(self.text), f"heading{len(layout.marks)}", part=self.part)
        if self.listed:
            layout.marks.append(mark)
        layout.part = self.part or layout.part
        strips = text_strips(self.text, self.look, width, child(parent, f"H{level}"))
        strips = [replace(strip, keep=True) for strip in strips]
        if self.listed:
            section = " · ".join(filter(None, (layout.part, mark.title))) if level == 1 else None
            strips[0] = replace(
                strips[0],
                draw=_marked(strips[0].draw, mark),
                section=section,
                opens=self.opens,
                mark=mark,
                room=self.room * layout.page_height,
            )
        return strips


def _marked(draw_text: Draw, mark: Mark) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.destination(mark.key, y - 8)
        canvas.bookmark(mark.level, mark.title, y - 8)
        draw_text(canvas, x, y)

    return draw


class Listing(Struct, frozen=True):
    """A list with a bullet or a number before each entry; an entry is text or blocks."""

    entries: Sequence[Inline | Sequence[Block]]
    style: Style = BODY
    numbered: bool = False
    boxes: bool = False
    after: float = 6.0
    before: float = 0.0
    gap: float = 3.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Give the entries one below the other, each with its label in the margin."""
        kind = "Decimal" if self.numbered else "Square" if self.boxes else "Disc"
        whole = child(parent, "L", f"/O/List/ListNumbering/{kind}")
        indent = 15.0 if self.numbered or self.boxes else 11.0
        if self.numbered:
            indent = max(indent, _room_for_numbers(len(self.entries), self.style))
        groups = []
        for number, entry in enumerate(self.entries, start=1):
            item = child(whole, "LI")
            label, body = child(item, "Lbl"), child(item, "LBody")
            if (
                isinstance(entry, Sequence)
                and not isinstance(entry, str)
                and entry
                and hasattr(entry[0], "lay_out")
            ):
                strips = lay_out_all(entry, width - indent, body, layout)  # type: ignore[arg-type]  # they are blocks
            else:
                wide = min(width - indent, self.style.measure)
                strips = text_strips(entry, self.style, wide, body, width - indent)  # type: ignore[arg-type]  # it is text
            sign = f"{number}." if self.numbered else "☐" if self.boxes else "•"
            groups.append((self.gap, _labelled(strips, sign, self.style, indent, label), self.gap))
        return stack(groups)


def _room_for_numbers(most: int, style: Style) -> float:
    """Give the width of the margin that holds numbers of as many figures as the last."""
    widest = max(text_width(figure, style.weight) for figure in "0123456789")
    return (len(str(most)) * widest + text_width(". ", style.weight)) * style.size


def _labelled(
    strips: list[Strip], sign: str, style: Style, indent: float, label: Element | Artifact
) -> list[Strip]:
    """Move strips to the right and draw the label before the first."""
    (mark,) = text_strips(sign + " ", style.but(colour="text3", figures=False), indent, label)
    moved = [replace(strip, draw=shifted(strip.draw, indent)) for strip in strips]
    if moved:
        moved[0] = replace(moved[0], draw=together(mark.draw, moved[0].draw))
    return moved


def shifted(draw_it: Draw, right: float, down: float = 0.0) -> Draw:
    """Give the drawing moved to the right and down."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        draw_it(canvas, x + right, y + down)

    return draw


def together(*parts: Draw) -> Draw:
    """Give drawings on the same place, in their order."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for part in parts:
            part(canvas, x, y)

    return draw


def filled(width: float, height: float, fill: str, accent: str | None = None, radius: float = 0.0) -> Draw:
    """Draw a background, with a bar of a second colour at its left where one is given."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.mark(DECORATION)
        canvas.rectangle((x, y, width, height), canvas.palette.colour(fill), radius=radius)
        if accent:
            canvas.rectangle((x, y, 3, height), canvas.palette.colour(accent))

    return draw


class Panel(Struct, frozen=True):
    """Blocks on a tinted ground with a bar at the left; it may run over pages."""

    blocks: Sequence[Block]
    fill: str = "accent_soft"
    accent: str | None = "accent"
    padding: float = 12.0
    before: float = 6.0
    after: float = 12.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Give the inner strips with their slices of the ground."""
        pad = self.padding
        inner = lay_out_all(self.blocks, width - 2 * pad - 3, parent, layout)
        made = []
        for place, strip in enumerate(inner):
            top = pad if place == 0 else strip.before
            bottom = pad if place == len(inner) - 1 else 0.0
            high = top + strip.height + bottom
            ground = filled(width, high + (0.2 if not bottom else 0.0), self.fill, self.accent)
            text = shifted(strip.draw, pad + 3, top)
            made.append(replace(strip, height=high, before=0.0, draw=together(ground, text)))
        return made


class Columns(Struct, frozen=True):
    """Blocks side by side, in columns as wide as their shares of the width."""

    columns: Sequence[tuple[float, Sequence[Block]]]
    gap: float = 20.0
    before: float = 0.0
    after: float = 10.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Give one strip, or several where the columns are tall."""
        free = width - self.gap * (len(self.columns) - 1)
        whole = sum(share for share, _ in self.columns)
        x, placed = 0.0, []
        for share, blocks in self.columns:
            wide = free * share / whole
            placed.append((x, lay_out_all(blocks, wide, parent, layout)))
            x += wide + self.gap
        if not any(strips for _, strips in placed):
            return []
        return beside(placed, layout.page_height * 0.85)


class Rule(Struct, frozen=True):
    """A horizontal line."""

    colour: str = "border"
    line: float = 0.6
    before: float = 6.0
    after: float = 6.0
    height: float = 0.6
    share: float = 1.0

    # What every block is given, needed or not.
    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:  # noqa: ARG002
        """Give the line's strip."""

        def draw(canvas: Canvas, x: float, y: float) -> None:
            canvas.mark(DECORATION)
            at = y + self.height - self.line / 2
            canvas.line(
                ((x, at), (x + width * self.share, at)), canvas.palette.colour(self.colour), self.line
            )

        return [Strip(self.height, draw)]


class Space(Struct, frozen=True):
    """Empty height, such as room to write; at the top of a page it stays."""

    height: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    # What every block is given, needed or not.
    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:  # noqa: ARG002
        """Give the empty strip."""
        return [Strip(self.height, together(), keep=self.keep)]


class Lines(Struct, frozen=True):
    """Lines to write on, down to the end of the page, or as many as `count` says."""

    count: int | None = None
    spacing: float = 22.0
    least: int = 2
    before: float = 0.0
    after: float = 6.0

    # What every block is given, needed or not.
    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:  # noqa: ARG002
        """Give one strip; its lines are decoration."""

        def draw(canvas: Canvas, x: float, y: float) -> None:
            canvas.mark(DECORATION)
            room = int((layout.bottom - y) / self.spacing)
            for number in range(1, (self.count or max(room, self.least)) + 1):
                at = y + number * self.spacing
                canvas.line(((x, at), (x + width, at)), canvas.palette.colour("border_strong"), 0.5)

        return [Strip((self.count or self.least) * self.spacing, draw)]


class Together(Struct, frozen=True):
    """Blocks that stay on one page where a page can hold them."""

    blocks: Sequence[Block]

    @property
    def before(self) -> float:
        """The first block's space above."""
        return self.blocks[0].before if self.blocks else 0.0

    @property
    def after(self) -> float:
        """The last block's space below."""
        return self.blocks[-1].after if self.blocks else 0.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Tie all strips but the last to the next."""
        strips = lay_out_all(self.blocks, width, parent, layout)
        if height_of(strips) > layout.page_height * 0.9:
            return strips
        return [replace(strip, keep=True) for strip in strips[:-1]] + strips[-1:]


class NewPage(Struct, frozen=True):
    """The next block opens a page and may name the section in the running head."""

    blocks: Sequence[Block]
    section: str | None = None
    before: float = 0.0
    after: float = 0.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Let the first strip open a page."""
        strips = lay_out_all(self.blocks, width, parent, layout)
        if strips:
            strips[0] = replace(strips[0], opens=True, section=self.section or strips[0].section)
        return strips
