"""Draws on a page, and says of every mark which structure element it belongs to."""

from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote

from exporters.pdf.codes import Codes
from exporters.pdf.file import Bookmark, PdfFile, Source
from exporters.pdf.fonts import Font, Weight, runs
from exporters.pdf.metadata import text_string
from exporters.pdf.palette import Colour, Palette
from exporters.pdf.structure import Artifact, Element, LinkObject, MarkedContent

_ROUND = 0.5523  # of the radius: where a Bezier curve's handles stand for a quarter of a circle


class Ink(NamedTuple):
    """How a text is set: size in points, weight, colour, figures of one width, tracking in ems."""

    size: float
    weight: Weight
    colour: Colour
    figures: bool = False
    tracking: float = 0.0


class Canvas:
    """The page being drawn on. Lengths are points; y runs down from the top of the page.

    Whoever draws says first, by `mark`, what the next strokes are: a structure element or an artifact.
    Consecutive marks of one element on a page become one. `palette` is what tokens mean in this document.
    """

    def __init__(self, file: PdfFile, size: tuple[float, float], palette: Palette) -> None:
        self.file, self.palette = file, palette
        self.width, self.height = size
        self._open: Element | Artifact | None = None
        self.destinations: dict[str, tuple[int, float]] = {}
        self._links: list[tuple[Source, str | None]] = []
        self._codes: dict[Font, Codes] = {}
        self._start()

    @property
    def page(self) -> int:
        """The number of the page being drawn, from 0."""
        return len(self.file.pages)

    def end_page(self) -> None:
        """Finish the page; what is drawn next comes on the following one."""
        self._close()
        content = b"\n".join(self._code)
        self.file.add_page((self.width, self.height), content, self._marks, self._annotations)
        self._start()

    def finish(self) -> bytes:
        """Give the file's bytes, once every page has ended."""
        for key, (source, target) in enumerate(self._links):
            source.source += b"/StructParent %d" % (self.page + key)
            if target is None:
                source.source += b">>"
            elif target.startswith("#"):
                page, top = self.destinations[target[1:]]
                number = self.file.number(f"Page{page + 1}")
                source.source += b"/Dest[%d 0 R/XYZ 0 %.1f 0]>>" % (number, self.height - top)
            else:
                address = quote(target, safe=":/?#[]@!$&'*+,;=%~-._").encode()
                source.source += b"/A<</S/URI/URI(%s)>>>>" % address
        return self.file.written()

    def mark(self, what: Element | Artifact) -> None:
        """Say what the following strokes belong to."""
        if what is self._open:
            return
        self._close()
        self._open = what
        if isinstance(what, Element):
            number = len(self._marks)
            self._marks.append(what)
            what.kids.append(MarkedContent(self.page, number))
            self._code.append(b"/%s<</MCID %d>>BDC" % (what.tag.encode(), number))
        elif what.properties:
            self._code.append(b"/Artifact" + what.properties.encode() + b"BDC")
        else:
            self._code.append(b"/Artifact BMC")

    def text(self, x: float, baseline: float, text: str, ink: Ink) -> None:
        """Set one line of text from `x` on."""
        size = _number(ink.size)
        parts = [b"BT %s %s %s Td" % (self._fill(ink.colour), _number(x), _number(self.height - baseline))]
        if ink.tracking:
            parts.append(b"%s Tc" % _number(ink.tracking * ink.size))
        parts += [
            b"%s %s Tf(%s)Tj" % (name, size, content)
            for font, run in runs(text, ink.weight, ink.figures)
            for name, content in self._codes_of(font).written(run)
        ]
        if ink.tracking:
            parts.append(b"0 Tc")
        self._code.append(b" ".join(parts) + b" ET")

    def rectangle(
        self,
        box: tuple[float, float, float, float],
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.5,
        radius: float = 0.0,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw a rectangle given as (x, y, width, height), with corners rounded by `radius`."""
        x, y, width, height = box
        radius = min(radius, width / 2, height / 2)
        if radius <= 0:
            path = b"%s %s %s %s re" % tuple(_number(v) for v in (x, self.height - y - height, width, height))
        else:
            path = self._rounded(x, self.height - y - height, width, height, radius)
        self._paint(path, fill, stroke, line, dashes)

    def circle(
        self, x: float, y: float, radius: float, fill: Colour | None, stroke: Colour | None, line: float
    ) -> None:
        """Draw a circle about its centre."""
        path = self._rounded(x - radius, self.height - y - radius, 2 * radius, 2 * radius, radius)
        self._paint(path, fill, stroke, line)

    def polygon(
        self,
        points: tuple[tuple[float, float], ...],
        fill: Colour | None,
        stroke: Colour | None,
        line: float,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw a closed polygon."""
        self._paint(self._path(points) + b" h", fill, stroke, line, dashes)

    def line(
        self,
        points: tuple[tuple[float, float], ...],
        stroke: Colour,
        line: float,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw straight lines from point to point."""
        self._paint(self._path(points), None, stroke, line, dashes)

    def curve(
        self,
        points: tuple[tuple[float, float], ...],
        stroke: Colour,
        line: float,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw cubic Bezier curves: a start, then three points for each (two handles and the end)."""
        path = [b"%s %s m" % self._at(points[0])]
        for place in range(1, len(points) - 2, 3):
            handles = [number for point in points[place : place + 3] for number in self._at(point)]
            path.append(b" ".join(handles) + b" c")
        self._paint(b" ".join(path), None, stroke, line, dashes)

    def image(self, name: str, box: tuple[float, float, float, float]) -> None:
        """Draw an image object of the file into a box."""
        x, y, width, height = box
        numbers = tuple(_number(v) for v in (width, height, x, self.height - y - height))
        self._code.append(b"q %s 0 0 %s %s %s cm /%s Do Q" % (*numbers, name.encode()))

    def link(self, element: Element, box: tuple[float, float, float, float], target: str, says: str) -> None:
        """Make a box a link of `element`, to an address or, with ``#`` before it, to a destination."""
        self._annotate(element, box, b"/Subtype/Link/F 4/Border[0 0 0]/Contents " + text_string(says), target)

    def widget(self, element: Element, box: tuple[float, float, float, float], entries: bytes) -> int:
        """Make a box a form field, or one of its buttons, of `element`; give the number of its object.

        `entries` are those of its dictionary as PDF source.
        """
        return self._annotate(element, box, b"/Subtype/Widget/F 4" + entries, None)

    def _annotate(
        self, element: Element, box: tuple[float, float, float, float], entries: bytes, target: str | None
    ) -> int:
        x, y, width, height = box
        corners = b" ".join(_number(v) for v in (x, self.height - y - height, x + width, self.height - y))
        name = f"Link{len(self.file.links)}"
        added = self.file.add(b"<</Type/Annot/Rect[%s]%s" % (corners, entries), name)
        self._links.append((added, target))
        self.file.links.append((name, element))
        element.kids.append(LinkObject(self.page, name))
        self._annotations.append(name)
        return added.number

    def destination(self, key: str, top: float) -> None:
        """Name this place of the page, for links."""
        self.destinations[key] = (self.page, top)

    def bookmark(self, level: int, title: str, top: float) -> None:
        """Add an entry to the outline for this place of the page."""
        self.file.bookmarks.append(Bookmark(level, title, self.page, self.height - top))

    def _start(self) -> None:
        self._code: list[bytes] = []
        self._marks: list[Element] = []
        self._annotations: list[str] = []
        self._open = None

    def _close(self) -> None:
        if self._open is not None:
            self._code.append(b"EMC")
            self._open = None

    def _codes_of(self, font: Font) -> Codes:
        if font not in self._codes:
            self._codes[font] = Codes(font, self.file)
        return self._codes[font]

    def _fill(self, colour: Colour) -> bytes:
        return b"%s rg" % _colour(colour)

    def _at(self, point: tuple[float, float]) -> tuple[bytes, bytes]:
        return _number(point[0]), _number(self.height - point[1])

    def _path(self, points: tuple[tuple[float, float], ...]) -> bytes:
        first, *rest = (b"%s %s" % self._at(point) for point in points)
        return b" ".join([first + b" m", *(point + b" l" for point in rest)])

    def _rounded(self, x: float, y: float, width: float, height: float, radius: float) -> bytes:
        """The path of a box with round corners; x and y are of its lower left corner, y up."""
        r, k = radius, radius * (1 - _ROUND)
        right, top = x + width, y + height
        steps: list[tuple[str, tuple[float, ...]]] = [
            ("m", (x + r, y)),
            ("l", (right - r, y)),
            ("c", (right - k, y, right, y + k, right, y + r)),
            ("l", (right, top - r)),
            ("c", (right, top - k, right - k, top, right - r, top)),
            ("l", (x + r, top)),
            ("c", (x + k, top, x, top - k, x, top - r)),
            ("l", (x, y + r)),
            ("c", (x, y + k, x + k, y, x + r, y)),
        ]
        return (
            b" ".join(b" ".join(_number(v) for v in at) + b" " + step.encode() for step, at in steps) + b" h"
        )

    def _paint(
        self,
        path: bytes,
        fill: Colour | None,
        stroke: Colour | None,
        line: float,
        dashes: tuple[float, ...] = (),
    ) -> None:
        parts = []
        if fill is not None:
            parts.append(self._fill(fill))
        if stroke is not None:
            parts.append(b"%s RG %s w" % (_colour(stroke), _number(line)))
        if dashes:
            parts.append(b"[%s] 0 d" % b" ".join(_number(dash) for dash in dashes))
        parts.append(path)
        parts.append(b"B" if fill is not None and stroke is not None else b"f" if fill is not None else b"S")
        if dashes:
            parts.append(b"[] 0 d")
        self._code.append(b" ".join(parts))


@lru_cache(maxsize=8192)
def _number(value: float) -> bytes:
    return b"%d" % value if value == int(value) else (b"%.2f" % value).rstrip(b"0").rstrip(b".")


@cache
def _colour(colour: Colour) -> bytes:
    return b" ".join(_number3(part) for part in colour)


def _number3(value: float) -> bytes:
    return (b"%.3f" % value).rstrip(b"0").rstrip(b".")
