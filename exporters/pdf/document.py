"""Makes the pages of a document from its blocks: layout, running head and foot, bookmarks, bytes."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct

from exporters.pdf.blocks import Block, Layout, text_strips
from exporters.pdf.brand import TOUCHLINE, Brand
from exporters.pdf.canvas import Canvas
from exporters.pdf.contents import Contents
from exporters.pdf.file import PdfFile
from exporters.pdf.inline import break_lines, one_line
from exporters.pdf.logo import Logo
from exporters.pdf.metadata import About
from exporters.pdf.strips import Placed, Strip, paginate, stack
from exporters.pdf.structure import FOOTER, HEADER, Artifact, Element
from exporters.pdf.styles import A4, RUNNING, Size, Style

_MM = 72 / 25.4
_ENDLESS = 1e9
_EDGE, _ABOVE = 20.0, 8.0  # points: how near the logo comes to the paper's edge, and to the text below it


class Sheet(Struct, frozen=True):
    """The grid of a document's pages: paper and margins in points.

    `logo` is the most that the logo takes, in the margin above the text of a first page.
    """

    size: Size = A4
    left: float = 62.0
    right: float = 62.0
    top: float = 66.0
    bottom: float = 62.0
    logo: Size = (45 * _MM, 14 * _MM)

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.size[0] - self.left - self.right

    @property
    def height(self) -> float:
        """The height of the text."""
        return self.size[1] - self.top - self.bottom


class Running(Struct, frozen=True):
    """What every page says at its edges: the document at the head's left, a notice at the foot's left.

    `page_of` is filled with {page} and {pages}; the first `bare` pages have no head.
    """

    document: str
    notice: str
    page_of: str
    bare: int = 1


def page_count(blocks: Sequence[Block], sheet: Sheet) -> int:
    """Tell how many pages the blocks take."""
    return len(_tried(blocks, sheet))


def pages_filled(blocks: Sequence[Block], sheet: Sheet) -> tuple[int, float]:
    """Tell how many pages the blocks take, and which share of the last one."""
    pages = _tried(blocks, sheet)
    lowest = pages[-1][-1] if pages and pages[-1] else None
    return len(pages), 0.0 if lowest is None else (lowest.y + lowest.strip.height) / sheet.height


def _tried(blocks: Sequence[Block], sheet: Sheet) -> list[list[Placed]]:
    """Lay blocks out for a file that is never written."""
    layout = Layout(sheet.height, sheet.top + sheet.height)
    return _paged(blocks, sheet, PdfFile(About("", "en", "")), layout)


def render(
    blocks: Sequence[Block], about: About, sheet: Sheet, running: Running, brand: Brand = TOUCHLINE
) -> bytes:
    """Give the finished PDF of a document in the organisation's colours, with its logo on the first page."""
    return render_all([blocks], about, sheet, running, brand)


def render_all(
    parts: Sequence[Sequence[Block]],
    about: About,
    sheet: Sheet,
    running: Running,
    brand: Brand = TOUCHLINE,
) -> bytes:
    """Give one PDF of several parts, each of which opens a page and counts its pages for itself."""
    with _undisturbed():
        return _rendered(parts, about, sheet, running, brand)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Python from looking for unused circles meanwhile.

    A document's elements know their parents and all live until the file is written: each look would go
    through all of them, for up to a fifth of the time, and find nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _rendered(
    parts: Sequence[Sequence[Block]], about: About, sheet: Sheet, running: Running, brand: Brand
) -> bytes:
    file = PdfFile(about._replace(title=one_line(about.title), subject=one_line(about.subject)))
    layout = Layout(sheet.height, sheet.top + sheet.height)
    logos, paged = [], []
    for blocks in parts:
        logos.append(None if brand.logo is None else brand.logo.element_below(file.structure))
        paged.append(_paged(blocks, sheet, file, layout))
    every = [page for pages in paged for page in pages]
    for number, page in enumerate(every, start=1):
        for placed in page:
            if placed.strip.mark is not None:
                placed.strip.mark.page = number
    canvas = Canvas(file, sheet.size, brand.palette)
    for pages, element in zip(paged, logos, strict=True):
        if brand.logo is not None and element is not None:
            _draw_logo(canvas, brand.logo, element, sheet)
        _draw(canvas, pages, sheet, running)
    return canvas.finish()


def _draw_logo(canvas: Canvas, logo: Logo, element: Element | Artifact, sheet: Sheet) -> None:
    """Draw the logo above the text of a first page, where the others have their head, at the right margin."""
    widest, tallest = sheet.logo
    size = logo.size_within((widest, min(tallest, sheet.top - _EDGE - _ABOVE)))
    logo.draw(canvas, element, sheet.left + sheet.width - size[0], sheet.top - _ABOVE - size[1], size)


def _draw(canvas: Canvas, pages: list[list[Placed]], sheet: Sheet, running: Running) -> None:
    """Draw the pages of one part, each with its head and foot."""
    section = ""
    for number, page in enumerate(pages, start=1):
        opened = [placed.strip.section for placed in page if placed.strip.section is not None]
        above = section or (opened[0] if opened else "")
        starts = bool(page) and page[0].strip.section is not None
        if number > running.bare:
            _head(canvas, sheet, running, opened[0] if starts else above)
        for placed in page:
            placed.strip.draw(canvas, sheet.left, sheet.top + placed.y)
        section = opened[-1] if opened else section
        _foot(canvas, sheet, running, number, len(pages))
        canvas.end_page()


def _paged(blocks: Sequence[Block], sheet: Sheet, file: PdfFile, layout: Layout) -> list[list[Placed]]:
    """Lay blocks out in reading order, the contents last, and fill pages."""
    groups: list[tuple[float, list[Strip], float]] = []
    waiting: list[tuple[int, Contents, Element]] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Contents):
            waiting.append((place, block, file.structure.child("Div")))
            groups.append((0.0, [], 0.0))
        else:
            groups.append((block.before, block.lay_out(sheet.width, file.structure, layout), block.after))
    for place, contents, element in waiting:
        groups[place] = (contents.before, contents.lay_out(sheet.width, element, layout), contents.after)
    return paginate(stack(groups), sheet.height)


def _head(canvas: Canvas, sheet: Sheet, running: Running, section: str) -> None:
    """Draw the document's name and the section above the text, with a rule below them.

    The section takes what it needs, up to a half; the name has the rest.
    """
    y = sheet.top - 34
    needed = break_lines(one_line(section), RUNNING, _ENDLESS)[0].width + 1 if section else 0.0
    right = min(needed, sheet.width * 0.5)
    left = sheet.width - right - 2 * RUNNING.size
    _line(canvas, running.document, sheet.left, y, left, RUNNING, HEADER)
    _line(canvas, section, sheet.left + sheet.width - right, y, right, RUNNING.but(align="right"), HEADER)
    canvas.mark(HEADER)
    at = y + RUNNING.leading + 4
    canvas.line(((sheet.left, at), (sheet.left + sheet.width, at)), canvas.palette.colour("border"), 0.5)


def _foot(canvas: Canvas, sheet: Sheet, running: Running, number: int, count: int) -> None:
    """Draw the notice and "page x of y" below the text."""
    y = sheet.size[1] - sheet.bottom + 24
    counted = running.page_of.format(page=number, pages=count)
    _line(canvas, running.notice, sheet.left, y, sheet.width * 0.76, RUNNING, FOOTER)
    right = RUNNING.but(align="right", figures=True)
    _line(canvas, counted, sheet.left + sheet.width * 0.78, y, sheet.width * 0.22, right, FOOTER)


def _line(canvas: Canvas, text: str, x: float, y: float, width: float, style: Style, what: Artifact) -> None:
    """Set one line, shortened with an ellipsis where it is too long."""
    said = one_line(text)
    if len(break_lines(said, style, width)) > 1:
        said = break_lines(said, style, width - style.size)[0].pieces[0].text.rstrip() + "…"
    for strip in text_strips(said, style, width, what):
        strip.draw(canvas, x, y)
