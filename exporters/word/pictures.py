"""Drawings as pictures for programs that can't take display lists."""

from io import BytesIO

import pypdfium2

from app.drawings.display_list import Drawing, Text
from exporters.pdf.brand import Brand
from exporters.pdf.coverage import uncovered
from exporters.pdf.document import Running, Sheet, render
from exporters.pdf.drawing import Figure
from exporters.pdf.metadata import About
from exporters.pdf.palette import Palette

_DOTS = 200 / 72  # pixels a point
_MOST = 5000  # pixels on the longer side: a drawing of hundreds of departments must fit into memory

_COLOURS = 128  # enough for the theme's colours and the soft edges between them


def can_be_drawn(drawing: Drawing) -> bool:
    """Tell whether the fonts can draw every word in it right."""
    texts = (("", shape.text) for shape in drawing.shapes if isinstance(shape, Text))
    return not uncovered(texts)


def picture(drawing: Drawing, palette: Palette) -> bytes:
    """Give the drawing as PNG in these colours, as sharp as print needs: 200 dots an inch."""
    sheet = Sheet((drawing.width, drawing.height), 0, 0, 0, 0)
    figure = Figure(drawing, tallest=1.0, before=0, after=0)
    page = render([figure], About("", "en", ""), sheet, Running("", "", ""), Brand(palette))
    document = pypdfium2.PdfDocument(page)
    try:
        scale = min(_DOTS, _MOST / max(drawing.width, drawing.height))
        image = document[0].render(scale=scale).to_pil().convert("RGB").quantize(_COLOURS)
    finally:
        document.close()
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()
