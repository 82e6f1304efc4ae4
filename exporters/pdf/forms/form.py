"""The fields of a file: their tree, their default look, and the drawings of what they show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from exporters.pdf.canvas import Canvas
from exporters.pdf.coverage import clean
from exporters.pdf.file import PdfFile, Source
from exporters.pdf.forms.font import FIRST, NAME, add_font, widths
from exporters.pdf.inline import one_line
from exporters.pdf.metadata import text_string
from exporters.pdf.palette import Colour, Palette
from exporters.pdf.structure import Element

Box = tuple[float, float, float, float]

READ_ONLY = 1
MULTI_LINE = 1 << 12
RADIO = 1 << 15
DROP_DOWN, EDITABLE = 1 << 17, 1 << 18
_NO_SPELLING = 1 << 22

_LONGEST = 90  # characters of an option: what a list shows of it

SIZE = 10.0
"""The size of what is typed, in points."""


class _Group(Struct):
    """A field that only holds others: a sheet, or the buttons of one question."""

    source: Source
    entries: bytes
    kids: list[int] = field(default_factory=list)

    def close(self) -> None:
        """Write the group with the kids it has by now."""
        kids = b" ".join(b"%d 0 R" % kid for kid in self.kids)
        self.source.source = b"<<" + self.entries + b"/Kids[" + kids + b"]>>"


class Form:
    """All fields of one file, sheet by sheet; a sheet's name is that of the field that holds its fields."""

    def __init__(self, file: PdfFile, palette: Palette) -> None:
        self._file, self._palette = file, palette
        self._font = add_font(file)
        self._source = file.add()
        self._sheets: dict[str, _Group] = {}
        self._questions: dict[tuple[str, str], _Group] = {}
        self._options: dict[tuple[tuple[str, str], ...], int] = {}
        self._marks: dict[tuple[bytes, float, float], int] = {}
        file.Catalog.AcroForm = self._source
        self.look = b"/%s %g Tf %.3f %.3f %.3f rg" % (NAME.encode(), SIZE, *palette.ink("text"))

    def text(
        self,
        canvas: Canvas,
        element: Element,
        box: Box,
        sheet: str,
        name: str,
        says: str,
        *,
        lines: bool = False,
    ) -> None:
        """Put a field for text on the page, of several lines where `lines` says so."""
        flags = MULTI_LINE if lines else 0
        entries = b"/FT/Tx/Ff %d/DA(%s)/MK<</BG[1 1 1]>>" % (flags, self.look)
        self._variable(canvas, element, box, sheet, name, says, entries)

    def choice(
        self,
        canvas: Canvas,
        element: Element,
        box: Box,
        sheet: str,
        name: str,
        says: str,
        options: Iterable[tuple[str, str]],
    ) -> None:
        """Put a list to choose from on the page, given as (value, label); another word may be typed."""
        offered = self._offered(tuple(options))
        flags = DROP_DOWN | EDITABLE | _NO_SPELLING
        entries = b"/FT/Ch/Ff %d/DA(%s)/MK<</BG[1 1 1]>>/Opt %d 0 R" % (flags, self.look, offered)
        self._variable(canvas, element, box, sheet, name, says, entries)

    def fixed(
        self, canvas: Canvas, element: Element, box: Box, sheet: str, name: str, says: str, value: str
    ) -> None:
        """Put a short text at the box's right that can be read and not be changed, in ASCII."""
        size = 7.0
        look = b"/%s %g Tf %.3f %.3f %.3f rg" % (NAME.encode(), size, *self._palette.ink("text3"))
        text = value.encode("ascii")
        left = box[2] - sum(widths()[code - FIRST] for code in text) * size / 1000
        place = (look, left, box[3] / 2 - 0.36 * size, text)
        shown = b"/Tx BMC q BT %s 1 0 0 1 %.2f %.2f Tm(%s)Tj ET Q EMC" % place
        entries = b"/FT/Tx/Ff %d/Q 2/DA(%s)/V(%s)" % (READ_ONLY, look, text)
        self._variable(canvas, element, box, sheet, name, says, entries, shown)

    def button(
        self,
        canvas: Canvas,
        element: Element,
        box: Box,
        sheet: str,
        name: str,
        question: str,
        value: str,
        answer: str,
    ) -> None:
        """Put one button of a question on the page; of all that share the name one can be chosen."""
        group = self._questions.get((sheet, name))
        if group is None:
            entries = b"/FT/Btn/Ff %d/T%s/TU%s/V/Off" % (RADIO, text_string(name), _told(question))
            group = self._questions[sheet, name] = _Group(self._file.add(), entries)
            self._add(sheet, group.source.number)
            group.entries += b"/Parent %d 0 R" % self._sheets[sheet].source.number
        on = self._mark(_dot(box[2], self._palette.colour("accent")), box)
        off = self._mark(b"", box)
        entries = b"/Parent %d 0 R/TU%s/AS/Off/AP<</N<</%s %d 0 R/Off %d 0 R>>>>" % (
            group.source.number,
            _told(f"{question} {answer}"),
            value.encode("ascii"),
            on,
            off,
        )
        group.kids.append(canvas.widget(element, box, entries))
        group.close()

    def _offered(self, options: tuple[tuple[str, str], ...]) -> int:
        """Give the number of a list of options, made once however many fields offer it."""
        if options not in self._options:
            said = ((text_string(value), text_string(one_line(label, _LONGEST))) for value, label in options)
            source = b"[" + b"".join(b"[%s%s]" % each for each in said) + b"]"
            self._options[options] = self._file.add(source).number
        return self._options[options]

    def _variable(
        self,
        canvas: Canvas,
        element: Element,
        box: Box,
        sheet: str,
        name: str,
        says: str,
        entries: bytes,
        shown: bytes = b"/Tx BMC EMC",
    ) -> None:
        font = b"/Resources<</Font<</%s %d 0 R>>>>" % (NAME.encode(), self._font)
        drawing = self._drawing(shown, box, font)
        named = b"/T%s/TU%s/AP<</N %d 0 R>>" % (text_string(name), _told(says), drawing)
        parent = b"/Parent %d 0 R" % self._sheet(sheet).source.number
        self._add(sheet, canvas.widget(element, box, entries + named + parent))

    def _drawing(self, content: bytes, box: Box, resources: bytes = b"") -> int:
        """Add a drawing; each text field has its own: readers draw what is typed into that object."""
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]%s" % (box[2], box[3], resources)
        return self._file.add_stream(content, head).number

    def _mark(self, content: bytes, box: Box) -> int:
        """Give a drawing of buttons, which no reader changes, made once however often it is used."""
        key = (content, box[2], box[3])
        if key not in self._marks:
            self._marks[key] = self._drawing(content, box)
        return self._marks[key]

    def _sheet(self, name: str) -> _Group:
        group = self._sheets.get(name)
        if group is None:
            group = self._sheets[name] = _Group(self._file.add(), b"/T" + text_string(name))
            fields = b" ".join(b"%d 0 R" % each.source.number for each in self._sheets.values())
            self._source.source = (
                b"<</Fields[%s]/NeedAppearances false/DA(%s)/DR<</Font<</%s %d 0 R>>>>>>"
                % (
                    fields,
                    self.look,
                    NAME.encode(),
                    self._font,
                )
            )
        return group

    def _add(self, sheet: str, kid: int) -> None:
        group = self._sheet(sheet)
        group.kids.append(kid)
        group.close()


def form_of(canvas: Canvas) -> Form:
    """Give the form of the file a canvas draws; it begins with its first field."""
    file = canvas.file
    if file.form is None:
        file.form = Form(file, canvas.palette)
    form: Form = file.form
    return form


def _told(text: str) -> bytes:
    """Give what a field is for, which readers read out, with the characters of the page."""
    return text_string(clean(text))


def _dot(size: float, colour: Colour) -> bytes:
    """The drawing of a chosen button: a full circle in a box of this size."""
    middle, radius = size / 2, size * 0.27
    bend = radius * 0.5523
    corners: Sequence[tuple[float, ...]] = (
        (radius, bend, bend, radius, 0, radius),
        (-bend, radius, -radius, bend, -radius, 0),
        (-radius, -bend, -bend, -radius, 0, -radius),
        (bend, -radius, radius, -bend, radius, 0),
    )
    path = [b"%.2f %.2f m" % (middle + radius, middle)]
    path += [b" ".join(b"%.2f" % (middle + part) for part in corner) + b" c" for corner in corners]
    return b"q %.3f %.3f %.3f rg %s f Q" % (*colour, b" ".join(path))
