"""Shows a document before it is exported: a process makes it and paints one page after another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from app.errors import ExportRefused
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order, Paper
from exporters.legible import PROSE, beginning
from exporters.printable import refuse_unprintable

MOST_TEXT = 4000
"""So many characters of a document that isn't made for paper are shown."""
MOST_PIXELS = 3_600_000
"""So many pixels a page has at the most: an A4 page at twice its size, and 11 MB to hand over."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a picture: rows of red, green and blue, each `stride` bytes long.

    `points` is how wide the page is on paper, in seventy-seconds of an inch.
    """

    width: int
    height: int
    stride: int
    pixels: bytes
    points: float


@dataclass(frozen=True, slots=True)
class Preview:
    """One page of a document (`number` of `count`, from 0), or the beginning of its text.

    `file` is the place of the file among those the document is made of, from 0. The lines of `prose` are
    paragraphs, to be broken where they are shown.
    """

    key: str
    number: int
    count: int
    page: PageImage | None = None
    text: str = ""
    file: int = 0
    prose: bool = False


class Wanted(NamedTuple):
    """What is to be shown: a page of a document of a workshop, `width` pixels wide.

    `file` is the place of the file among those the document is made of, from 0.
    """

    workshop: Workshop
    images: Mapping[str, bytes]
    key: str
    number: int
    width: int
    paper: Paper | None = None
    file: int = 0


def serve(connection: Connection[Any, Any]) -> None:
    """Paint pages as they are asked for, until the other side is gone. Runs in the process of previews."""
    desk = _Desk()
    while True:
        try:
            kind, *content = connection.recv()
        except (EOFError, OSError):
            return
        if kind == "picture":
            desk.take_picture(*content)
            continue
        try:
            connection.send(_answer(desk, *content))
        except OSError:
            return


def _answer(desk: _Desk, workshop: Workshop | None, hashes: tuple[str, ...], *wanted: Any) -> tuple[str, Any]:
    """Show a page of the workshop handed over, None: of the one before."""
    try:
        if workshop is not None:
            desk.take_workshop(workshop, hashes)
        return "shown", desk.show(*wanted)
    except ExportRefused as refused:
        return "refused", (refused.key, {name: str(fact) for name, fact in refused.facts.items()})
    except Exception:  # told to the other side, which raises it there
        import traceback

        return "fault", traceback.format_exc()


class _Desk:
    """What lies before whoever paints the pages: the workshop, its pictures, and the file made last."""

    def __init__(self) -> None:
        self._workshop: Any = None
        self._pictures: dict[str, bytes] = {}
        self._checked = False
        self._refused: ExportRefused | None = None
        self._made: tuple[object, ...] = ()
        self._content = b""

    def take_picture(self, hash: str, picture: bytes) -> None:
        """Take a picture, ahead of the workshop it is in."""
        self._pictures[hash] = picture

    def take_workshop(self, workshop: Workshop, hashes: tuple[str, ...]) -> None:
        """Take a workshop, and keep only the pictures of these hashes."""
        self._workshop, self._checked, self._refused, self._made = workshop, False, None, ()
        self._pictures = {hash: self._pictures[hash] for hash in hashes if hash in self._pictures}

    def show(self, key: str, number: int, width: int, paper: Paper | None, file: int) -> Preview:
        """Show a page; a file is made once for all of its pages, one after another."""
        if CATALOGUE[key].on_paper:
            self._refuse_unprintable()
        if self._made != (key, paper, file):
            self._made = ()
            self._content = one_file(self._workshop, self._pictures, key, paper, file)
            self._made = (key, paper, file)
        return preview(key, self._content, number, width, file)

    def _refuse_unprintable(self) -> None:
        """Refuse what an export of pages refuses; a workshop is looked through once."""
        if not self._checked:
            try:
                refuse_unprintable(self._workshop)
            except ExportRefused as refused:
                self._refused = refused
            self._checked = True
        if self._refused is not None:
            raise self._refused


def one_file(
    workshop: Workshop,
    images: Mapping[str, bytes],
    key: str,
    paper: Paper | None = None,
    number: int = 0,
) -> bytes:
    """Make one file of a document, by its place among them from 0, and nothing more."""
    document = CATALOGUE[key]
    name = document.names(workshop)[number]
    order = Order(workshop, images, _say_nothing, paper, only=name)
    return next(content for made, content in document.files(order) if made == name)


def preview(key: str, content: bytes, number: int, width: int, file: int = 0) -> Preview:
    """Show a page of a finished file: a number past the last page shows the last one.

    A page that would have more than `MOST_PIXELS` is painted smaller.
    """
    document = CATALOGUE[key]
    if not document.opens_on_a_page:
        format = document.formats[0]
        text = beginning(format, content, MOST_TEXT)
        return Preview(key, 0, 1, text=text, file=file, prose=format in PROSE)
    from pypdfium2 import PdfDocument  # loaded in the process of previews only

    pdf = PdfDocument(content)
    try:
        count = len(pdf)
        at = max(0, min(number, count - 1))
        page = pdf[at]
        across, down = page.get_size()
        scale = min(width / across, sqrt(MOST_PIXELS / (across * down)))
        bitmap = page.render(scale=scale, rev_byteorder=True)
        image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), across)
        return Preview(key, at, count, page=image, file=file)
    finally:
        pdf.close()


def _say_nothing(_: str) -> None:
    """Pass over what is being made: a preview is there in a moment."""
