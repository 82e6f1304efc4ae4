"""The organisation's logo on paper: sharp, no larger than it is printed, and opaque, as PDF/A wants it."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from msgspec import Struct
from PIL import Image

from app.errors import ExportRefused
from app.logo import is_logo
from exporters.pdf.canvas import Canvas
from exporters.pdf.inline import one_line
from exporters.pdf.structure import Artifact, Element
from exporters.pdf.styles import Size

_DOTS = 400 / 72  # pixels a point: edges of a logo show finer than those of a photograph
_LONGEST_ALT = 500


class Logo(Struct, frozen=True):
    """A logo as app.logo makes it, with the words for who can't see it."""

    image: bytes
    alt: str

    def size_within(self, room: Size) -> Size:
        """Give the width and height, in points, as large as the room takes it in its own proportions."""
        across, down = _checked_size(self.image)
        scale = min(room[0] / across, room[1] / down)
        return across * scale, down * scale

    def element_below(self, parent: Element | Artifact) -> Element | Artifact:
        """Give a figure below the parent; within an artifact the logo is one too."""
        if isinstance(parent, Artifact):
            return parent
        return parent.child("Figure", alt=one_line(self.alt, _LONGEST_ALT))

    def draw(self, canvas: Canvas, element: Element | Artifact, x: float, y: float, size: Size) -> None:
        """Draw it with its top left corner at (x, y)."""
        canvas.mark(element)
        if isinstance(element, Element):
            low = canvas.height - y - size[1]
            box = " ".join(f"{edge:.1f}" for edge in (x, low, x + size[0], low + size[1]))
            element.attributes = f"/O/Layout/Placement/Block/BBox[{box}]"
        canvas.image(canvas.file.add_png(for_print(self.image, size)), (x, y, *size))


@lru_cache(maxsize=16)
def for_print(image: bytes, size: Size) -> bytes:
    """Give the logo with no more pixels than paper shows at a size in points; it stays a logo."""
    _checked_size(image)
    with Image.open(BytesIO(image)) as opened:
        pixels = max(1, round(size[0] * _DOTS)), max(1, round(size[1] * _DOTS))
        if opened.width <= pixels[0]:
            return image
        written = BytesIO()
        opened.resize(pixels, Image.Resampling.LANCZOS).save(written, "PNG", optimize=True)
    return written.getvalue()


@lru_cache(maxsize=16)
def _checked_size(image: bytes) -> tuple[int, int]:
    """Give the width and height in pixels; ExportRefused where another program put in what is no logo."""
    if not is_logo(image):
        raise ExportRefused("export.logo")
    with Image.open(BytesIO(image)) as opened:
        return opened.size
