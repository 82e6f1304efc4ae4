"""Looks at every text on the pages of a PDF: its size, its place, its cell, and what else lies there."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

SMALLEST = 6.99  # points; seven, and what is lost where numbers are written with two places
SLACK = 1.5  # points: an accent or the tail of a letter may stand out of its line's box
_BLEED = 36.0  # a drawing may reach that far into the margins
_UPRIGHT = 40.0  # from the page's edges: nearer stand only its head and foot, which are no text of their own
_CARDS_UPRIGHT = 24.0
_HANGING = 0.5  # of an em: how far an accent may stand behind a letter that it is not composed with
_COVERED = 0.34  # of the lower text's height: more of it under another text can't be read

MARGINS = {
    "worksheets": 56.0,
    "team-kit": 56.0,
    "evaluation": 56.0,
    "agreement": 54.0,
    "check-in": 54.0,
    "departments": 54.0,
    "run-sheet": 54.0,
    "poster": 74.0,
    "cards": 57.0,
}
"""The left and right margin of a document by the first word of its path, in points; of all others 62."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class Words(NamedTuple):
    """One run of text as it stands on a page; `mark` is its marked content (-1: none)."""

    text: str
    box: Box
    size: float
    baseline: float
    mark: int


def broken_layout(name: str, pdf: bytes) -> Iterator[tuple[str, str]]:
    """Give what is wrong with the places of texts, as (rule, where and what)."""
    kind = name.partition("/")[0].removesuffix(".pdf")
    margins = MARGINS.get(kind, 62.0), _CARDS_UPRIGHT if kind == "cards" else _UPRIGHT
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            for rule, what in _broken_on(page, *margins):
                yield rule, f"page {number + 1}: {what}"
            page.close()
    finally:
        document.close()


def _broken_on(page: pypdfium2.PdfPage, margin: float, upright: float) -> Iterator[tuple[str, str]]:
    width, height = page.get_size()
    said = list(_words_on(page))
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        elements = list(_elements(tree))  # once: PDFium lists the kids of all pages for each page
        rows = list(_rows(elements))
        drawings = set(_marks_of(elements, {"Figure"}))
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    for each in said:
        if each.size < SMALLEST:
            yield "a font under 7 pt", f"{each.size:.2f} pt: {_quoted(each)}"
        bleed = _BLEED if each.mark in drawings else 0.0
        hanging = _HANGING * each.size if _hangs(each.text) else 0.0
        left, right = margin - bleed - SLACK, width - margin + bleed + SLACK + hanging
        if each.box[0] < left or each.box[2] > right:
            yield (
                "outside the margins",
                f"{_place(each)} is not within {left:.0f}–{right:.0f}: {_quoted(each)}",
            )
        upmost = upright if each.mark >= 0 else 12.0
        if each.box[1] < upmost or each.box[3] > height - upmost:
            yield "outside the margins", f"{_place(each)} is too near an edge: {_quoted(each)}"
    if "\ufffd" in "".join(each.text for each in said):
        yield "a missing glyph", _quoted(next(each for each in said if "\ufffd" in each.text))
    yield from _spilt(said, rows)
    yield from _covered(said)
    yield from _pictured(said, list(_pictures_on(page)), (width, height))


def _spilt(said: Sequence[Words], rows: Sequence[Sequence[set[int]]]) -> Iterator[tuple[str, str]]:
    """Find cells whose text reaches into the next cell of their row."""
    by_mark: dict[int, list[Words]] = {}
    for each in said:
        by_mark.setdefault(each.mark, []).append(each)
    for row in rows:
        cells = [[each for mark in cell for each in by_mark.get(mark, ())] for cell in row]
        filled = [cell for cell in cells if cell]
        for one, other in pairwise(filled):
            widest = max(one, key=lambda each: each.box[2])
            if widest.box[2] > min(each.box[0] for each in other) + SLACK:
                yield "outside its cell", f"{_place(widest)} reaches the next cell: {_quoted(widest)}"


def _covered(said: Sequence[Words]) -> Iterator[tuple[str, str]]:
    """Find texts that lie over others."""
    inked = sorted((each for each in said if _stands_alone(each.text)), key=lambda each: each.box[1])
    for place, lower in enumerate(inked):
        for upper in inked[place + 1 :]:
            if upper.box[1] >= lower.box[3]:
                break
            if _cover(lower, upper):
                yield "text over text", f"{_place(lower)} {_quoted(lower)} and {_quoted(upper)}"


def _cover(one: Words, other: Words) -> bool:
    if one.mark == other.mark and abs(one.baseline - other.baseline) < 0.1 and one.mark >= 0:
        return False  # two fonts in one line: an accent of one stands over a letter of the other
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    low = min(one.box[3] - one.box[1], other.box[3] - other.box[1], 0.7 * min(one.size, other.size))
    return across > SLACK and down > _COVERED * low


def _pictured(
    said: Sequence[Words], pictures: Sequence[Box], size: tuple[float, float]
) -> Iterator[tuple[str, str]]:
    """Find logos and photographs that reach over the page's edge or lie under a text."""
    for picture in pictures:
        left, bottom, right, top = picture
        if min(left, bottom) < 0 or right > size[0] or top > size[1]:
            yield "a picture over the page's edge", _corners(picture)
        for each in said:
            across = min(right, each.box[2]) - max(left, each.box[0])
            down = min(top, each.box[3]) - max(bottom, each.box[1])
            if min(across, down) > SLACK and _stands_alone(each.text):
                yield "text over a picture", f"{_place(each)} over {_corners(picture)}: {_quoted(each)}"


def _hangs(text: str) -> bool:
    """Tell whether a text ends with a letter whose accent is a sign of its own."""
    return any(unicodedata.category(each).startswith("M") for each in text.rstrip()[-2:])


def _stands_alone(text: str) -> bool:
    """Tell whether a text is more than space, and accents that lie over a letter as they should."""
    return any(not each.isspace() and not unicodedata.category(each).startswith("M") for each in text)


def _words_on(page: pypdfium2.PdfPage) -> Iterator[Words]:
    texts = page.get_textpage()
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, place)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        left, bottom, right, top = _bounds_of(drawn)
        pdfium.FPDFTextObj_GetFontSize(drawn, size)
        pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
        yield Words(
            _text_of(drawn, texts),
            (left, bottom, right, top),
            size.value * matrix.d,
            matrix.f,
            pdfium.FPDFPageObj_GetMarkedContentID(drawn),
        )
    texts.close()


def _pictures_on(page: pypdfium2.PdfPage) -> Iterator[Box]:
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, place)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield _bounds_of(drawn)


def _bounds_of(drawn: Any) -> Box:
    corners = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *corners)
    left, bottom, right, top = (each.value for each in corners)
    return left, bottom, right, top


def _text_of(drawn: Any, texts: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(drawn, texts, None, 0)
    said = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(drawn, texts, ctypes.cast(said, ctypes.POINTER(ctypes.c_ushort)), length)
    return said.raw[:-2].decode("utf-16-le", "replace")


# The structure of a page -----------------------------------------------------------------------------------


def _rows(elements: Sequence[Any]) -> Iterator[list[set[int]]]:
    """Give the rows of all tables on a page: a set of marked contents for each cell."""
    for element in elements:
        if _tag(element) == "TR":
            cells = [each for each in _children(element) if _tag(each) in ("TD", "TH")]
            yield [{mark for each in _below(cell) for mark in _own_marks(each)} for cell in cells]


def _marks_of(elements: Sequence[Any], tags: set[str]) -> Iterator[int]:
    for element in elements:
        if _tag(element) in tags:
            for each in _below(element):
                yield from _own_marks(each)


def _elements(tree: Any) -> Iterator[Any]:
    for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        yield from _below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place))


def _below(element: Any) -> Iterator[Any]:
    yield element
    for each in _children(element):
        yield from _below(each)


def _children(element: Any) -> Iterator[Any]:
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        found = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        if found:
            yield found


def _own_marks(element: Any) -> Iterator[int]:
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place)  # -1 on another page
        if mark >= 0:
            yield mark


def _tag(element: Any) -> str:
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    said = ctypes.create_string_buffer(length)
    pdfium.FPDF_StructElement_GetType(element, said, length)
    return said.raw[:-2].decode("utf-16-le")


def _place(each: Words) -> str:
    return _corners(each.box)


def _corners(box: Box) -> str:
    return "(" + " ".join(f"{edge:.1f}" for edge in box) + ")"


def _quoted(each: Words) -> str:
    said = " ".join(each.text.split())
    return f"“{said[:40]}”"
