"""The faces of the pages: Inter in four weights, with figures of one width for columns, and its fallbacks."""

import json
import re
import struct
from collections.abc import Iterator, Sequence
from copy import copy
from functools import cache
from typing import Any, Literal
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

from app.content import resource
from exporters.pdf.coverage import MAIN, font_of

Weight = Literal["regular", "medium", "semibold", "bold"]

_FILES: dict[Weight, str] = {
    "regular": MAIN,
    "medium": "Inter-Medium.ttf",
    "semibold": "Inter-SemiBold.ttf",
    "bold": "Inter-Bold.ttf",
}
_FIGURES = "-figures"
_COUNT_OF_WIDTHS = 34  # where `hhea` tells how many glyphs have a width of their own
_BEYOND_16_BITS = re.compile(r"<([0-9A-F]{5,6})>")


class Font(TTFont):
    """A TrueType font whose embedded widths are right, and whose every character can be copied out again."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False)
        face: Any = self.face
        metrics = face.hmetrics
        # The last full entry of `hmtx` gives the width of all glyphs after it. ReportLab notes that width in
        # thousandths of an em for them, where it and the embedded subset need the font's own units.
        (full,) = struct.unpack_from(">H", face.get_table("hhea"), _COUNT_OF_WIDTHS)
        width = metrics[full - 1][0]
        metrics[full:] = [(width, bearing) for _, bearing in metrics[full:]]

    def with_figures(self, name: str, glyphs: Sequence[int], width: int) -> "Font":
        """Give the font with other figures, 0 to 9, all of one width; a file is read once."""
        made = copy(self)
        made.fontName, made.state = name, WeakKeyDictionary()
        made.face = face = copy(self.face)
        face.name += b"Figures"
        digits = range(ord("0"), ord("0") + len(glyphs))
        face.charToGlyph = {**face.charToGlyph, **dict(zip(digits, glyphs, strict=True))}
        face.charWidths = {**face.charWidths, **dict.fromkeys(digits, width)}
        return made

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # ReportLab's name
        """Add the font's objects, writing what lies beyond 16 bits as surrogate pairs.

        ReportLab writes five digits there, which readers cut; ISO 32000-1, 9.10.3 asks for UTF-16BE.
        """
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith("toUnicodeCMap:"):
                stream = doc.idToObject[name]
                # Code 0 draws what is missing, which no page does; U+0000 is not allowed there.
                content = stream.content.replace("<00> <0000>", "<00> <FFFD>")
                stream.content = _BEYOND_16_BITS.sub(_surrogates, content)


@cache
def font(key: str) -> Font:
    """Give the font of a key: a file name, with `-figures` behind it for figures of one width."""
    if not key.endswith(_FIGURES):
        return Font(key, str(resource("fonts", key)))
    name = key.removesuffix(_FIGURES)
    table = json.loads(resource("fonts", "tabular-digits.json").read_text(encoding="utf-8"))[name]
    return font(name).with_figures(key, table["glyphs"], table["width"])


def runs(text: str, weight: Weight, figures: bool) -> Iterator[tuple[Font, str]]:
    """Split a text by the fonts that draw it: Inter wherever it can, else the first fallback that does."""
    main = _FILES[weight] + (_FIGURES if figures else "")
    if text.isascii():
        if text:
            yield font(main), text
        return
    start, current = 0, ""
    for place, character in enumerate(text):
        name = font_of(character) or MAIN
        key = main if name == MAIN else name
        if key != current:
            if place > start:
                yield font(current), text[start:place]
            start, current = place, key
    yield font(current), text[start:]


class _Widths(dict[str, float]):
    """The widths of texts in ems, in one weight; a text is measured once, however often it is asked for."""

    def __init__(self, weight: Weight, figures: bool) -> None:
        super().__init__()
        self.weight: Weight = weight
        self.figures = figures

    def __missing__(self, text: str) -> float:
        """Measure a text."""
        total = 0.0
        for face, part in runs(text, self.weight, self.figures):
            widths, default = face.face.charWidths, face.face.defaultWidth
            total += sum([widths.get(ord(character), default) for character in part])
        self[text] = total / 1000
        return self[text]


@cache
def widths(weight: Weight, figures: bool = False) -> dict[str, float]:
    """Give the widths of texts in ems by text, in a weight, with figures of one width or of their own."""
    return _Widths(weight, figures)


def width(text: str, weight: Weight, figures: bool = False) -> float:
    """Give the width of a text in ems."""
    return widths(weight, figures)[text]


def _surrogates(match: re.Match[str]) -> str:
    return f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"


def _end_of_line_before_endstream(stream: Any, document: Any) -> bytes:
    formatted: bytes = _FORMAT(stream, document)
    return formatted.removesuffix(b"endstream\n") + b"\r\nendstream\n"


# ReportLab writes `endstream` straight behind the data; ISO 19005-2, 6.1.7.1 wants an end of line between:
# of two characters, or data that ends in a carriage return would look a byte shorter than it is.
pdfdoc: Any = reportlab_pdfdoc
_FORMAT = pdfdoc.PDFStream.format
pdfdoc.PDFStream.format = _end_of_line_before_endstream
