"""Tables with horizontal rules only: tagged cells, repeated heads, rows whole wherever they can be."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from exporters.pdf.blocks import Block, Layout, child, filled, lay_out_all, text_strips, together
from exporters.pdf.canvas import Canvas
from exporters.pdf.inline import Inline
from exporters.pdf.strips import Draw, Strip, beside, height_of
from exporters.pdf.structure import DECORATION, REPEATED, Artifact, Element
from exporters.pdf.styles import CELL, COLUMN_HEAD, Align, Style

_GAP = 10.0
_PADDING = 4.2


class Column(Struct, frozen=True):
    """A column: its head, its share of the width, how its cells are set; `leads` makes them row headers.

    A column with nothing in any of its cells is left out, unless it `stays`, to be written in.
    """

    head: str
    share: float = 1.0
    align: Align = "left"
    style: Style = CELL
    leads: bool = False
    stays: bool = False


Cell = Inline | Sequence[Block] | None


class Table(Struct, frozen=True):
    """Rows of cells under column heads. A cell is text, blocks, or None for nothing.

    `shades` names rows (from 0) that stand on a tinted ground, such as a sum. A table that takes less than
    the share `whole` of a page is not cut.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    shades: frozenset[int] = frozenset()
    whole: float = 0.3
    before: float = 6.0
    after: float = 14.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Give the head's strip and those of the rows; rows on a new page carry the head above them."""
        if not self.rows:
            return []
        shown = [
            place
            for place, column in enumerate(self.columns)
            if column.stays or column.leads or any(row[place] not in (None, "") for row in self.rows)
        ]
        columns = [self.columns[place] for place in shown]
        rows = [[row[place] for place in shown] for row in self.rows]
        return self._laid_out(columns, rows, width, parent, layout)

    def _laid_out(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        width: float,
        parent: Element | Artifact,
        layout: Layout,
    ) -> list[Strip]:
        free = width - _GAP * (len(columns) - 1)
        whole = sum(column.share for column in columns)
        widths = [free * column.share / whole for column in columns]
        table = child(parent, "Table")
        head = _head(columns, widths, width, child(table, "TR"))
        again = _head(columns, widths, width, REPEATED)
        strips = [replace(head, keep=True)]
        for number, row in enumerate(rows):
            made = _row(columns, row, widths, child(table, "TR"), layout)
            ground = filled(width, 0, "surface2") if number in self.shades else None
            for place, strip in enumerate(made):
                rule = _rule(width, strip.height, "border") if place == len(made) - 1 else None
                parts = [part for part in (_sized(ground, width, strip.height), strip.draw, rule) if part]
                strips.append(replace(strip, draw=together(*parts), repeat=again))
        if height_of(strips) <= self.whole * layout.page_height:
            strips[:-1] = [replace(strip, tied=True) for strip in strips[:-1]]
        if len(strips) > 3:  # a head with one row, or one row alone, looks lost on a page of its own
            strips[-2] = replace(strips[-2], keep=True)
            strips[1] = replace(strips[1], keep=strips[1].height < layout.page_height * 0.15)
        return strips


def _head(columns: Sequence[Column], widths: list[float], width: float, row: Element | Artifact) -> Strip:
    cells, x = [], 0.0
    for column, wide in zip(columns, widths, strict=True):
        style = COLUMN_HEAD.but(align=column.align)
        cell = child(row, "TH", "/O/Table/Scope/Column")
        cells.append((x, text_strips(column.head, style, wide, cell)))
        x += wide + _GAP
    (strip,) = beside(cells, 10_000, _PADDING)
    return replace(strip, draw=together(strip.draw, _rule(width, strip.height, "border_strong", 0.9)))


def _row(
    columns: Sequence[Column],
    row: Sequence[Cell],
    widths: list[float],
    element: Element | Artifact,
    layout: Layout,
) -> list[Strip]:
    cells, x = [], 0.0
    for content, column, wide in zip(row, columns, widths, strict=True):
        attributes = "/O/Table/Scope/Row" if column.leads else ""
        cell = child(element, "TH" if column.leads else "TD", attributes)
        cells.append((x, cell_strips(content, column.style.but(align=column.align), wide, cell, layout)))
        x += wide + _GAP
    return beside(cells, layout.split_above, _PADDING)


def cell_strips(
    content: Cell, style: Style, width: float, element: Element | Artifact, layout: Layout
) -> list[Strip]:
    """Give the strips of a cell: text belongs to the cell itself, blocks to elements below it."""
    if content is None or content == "":
        return text_strips("\u2009", style, width, element)
    if (
        not isinstance(content, str)
        and isinstance(content, Sequence)
        and content
        and hasattr(content[0], "lay_out")
    ):
        return lay_out_all(content, width, element, layout)  # type: ignore[arg-type]  # they are blocks
    return text_strips(content, style, width, element)  # type: ignore[arg-type]  # it is text


def _rule(width: float, height: float, token: str, line: float = 0.5) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.mark(DECORATION)
        canvas.line(((x, y + height), (x + width, y + height)), canvas.palette.colour(token), line)

    return draw


def _sized(ground: Draw | None, width: float, height: float) -> Draw | None:
    return filled(width, height, "surface2") if ground else None
