"""The face of what is typed into a form: whole in the file, because nobody knows what will be typed."""

from functools import cache
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontFile

from app.content import resource
from exporters.pdf.file import PdfFile

NAME = "InterForm"
"""What fields call it in their default appearance."""

FIRST = 32
"""The first code `widths` tells the width of."""

_LAST = 255
_NONSYMBOLIC = 32


@cache
def _face() -> Any:
    return TTFontFile(str(resource("fonts", "InterForm-Regular.ttf")))


@cache
def widths() -> tuple[float, ...]:
    """Give the advance widths of the codes 32-255 of WinAnsiEncoding, in thousandths of an em."""
    face = _face()
    codes = (bytes((code,)).decode("cp1252", "replace") for code in range(FIRST, _LAST + 1))
    return tuple(face.charWidths.get(ord(character), face.defaultWidth) for character in codes)


def add_font(file: PdfFile) -> int:
    """Add the font to a file; give the number of its object.

    A simple font in WinAnsiEncoding is what every reader can set typed text in (ISO 32000-1, 12.7.3.3);
    for other characters readers take a font of their own.
    """
    face = _face()
    program = resource("fonts", "InterForm-Regular.ttf").read_bytes()
    stream = file.add_stream(program, b"/Length1 %d" % len(program))
    box = b" ".join(b"%d" % round(edge) for edge in face.bbox)
    descriptor = file.add(
        b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle 0/Ascent %d/Descent %d"
        b"/CapHeight %d/StemV %d/FontFile2 %d 0 R>>"
        % (
            face.name,
            _NONSYMBOLIC,
            box,
            round(face.ascent),
            round(face.descent),
            round(face.capHeight),
            face.stemV,
            stream.number,
        )
    )
    said = b" ".join(b"%d" % round(width) for width in widths())
    return file.add(
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding/FirstChar %d/LastChar %d"
        b"/Widths[%s]/FontDescriptor %d 0 R>>" % (face.name, FIRST, _LAST, said, descriptor.number)
    ).number
