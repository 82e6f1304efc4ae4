"""A PDF file in the making: its objects and pages, its structure tree, and how they become bytes."""

import zlib
from collections.abc import Iterable
from hashlib import md5, sha256
from struct import pack
from typing import Any

from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc

from app.logo import pixels_of
from exporters.pdf.metadata import About, colour_profile, text_string, xmp
from exporters.pdf.photographs import prepared, size_of
from exporters.pdf.structure import Element, LinkObject, MarkedContent

pdfdoc: Any = reportlab_pdfdoc  # its stubs know neither the tags nor what is set from outside

_OBJECTS_A_STREAM = 200
_NUMBERS_A_LEAF = 200


class Source(pdfdoc.PDFObject):  # type: ignore[misc]  # see pdfdoc
    """An object given as PDF source, made when the file is written, so that it can name later pages."""

    __RefOnly__ = 1

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.number = 0


class Page(pdfdoc.PDFPage):  # type: ignore[misc]  # see pdfdoc
    """A page that knows its place in the structure tree and is tabbed through in reading order."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs", "Group")


class Bookmark:
    """An entry of the outline: a heading with its place, `level` from 1; `top` in points from below."""

    __slots__ = ("level", "page", "title", "top")

    def __init__(self, level: int, title: str, page: int, top: float) -> None:
        self.level, self.title, self.page, self.top = level, title, page, top


class PdfFile(pdfdoc.PDFDocument):  # type: ignore[misc]  # see pdfdoc
    """ReportLab's document with a structure tree, made to conform to PDF/UA-1 and PDF/A-2a.

    Objects other than streams are packed and compressed together (ISO 32000-1, 7.5.7): a tagged file has
    many thousands of small ones. Nothing in it comes from the clock or from chance.
    """

    def __init__(self, about: About) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=about.language)
        self.about = about
        self.structure = Element("Document")
        self.pages: list[Page] = []
        self.marks: list[list[Element]] = []
        self.links: list[tuple[str, Element]] = []
        self.bookmarks: list[Bookmark] = []
        self.form: Any = None  # the file's fields, once there is one

    def add(self, source: bytes = b"null", name: str | None = None) -> Source:
        """Add an object by its source, which may still change until the file is written."""
        added = Source(source)
        added.number = self.number(self.Reference(added, name).name)
        return added

    def add_stream(self, content: bytes, entries: bytes, *, packed: bool = True) -> Source:
        """Add a stream with the entries of its dictionary; metadata must not be packed."""
        data = zlib.compress(content) if packed else content
        head = entries + (b"/Filter/FlateDecode" if packed else b"")
        return self.add(b"<<%s/Length %d>>\nstream\n%s\r\nendstream" % (head, len(data), data))

    def number(self, name: str) -> int:
        """Give the object number behind an internal name."""
        return int(self.idToObjectNumberAndVersion[name][0])

    def add_page(
        self, size: tuple[float, float], content: bytes, marks: list[Element], annotations: list[str]
    ) -> None:
        """Add a finished page: its size in points, its content, the elements of its marks, its links."""
        page = Page()
        page.pagewidth, page.pageheight = size
        page.compression = 1
        page.ExtGState = None
        page._shadingUsed, page._colorsUsed = {}, {}
        page.stream = content
        page.StructParents = len(self.pages)
        page.Tabs = "/S"
        page.XObjects = self.images_in_use()
        page.Annots = [pdfdoc.PDFObjectReference(name) for name in annotations]
        self.pages.append(page)
        self.marks.append(marks)
        self.addPage(page)
        self.updateSignature(content)

    def add_jpeg(self, image: bytes) -> str:
        """Add a JPEG picture, once however often it is drawn; give the name to draw it by."""
        name = "Image" + sha256(image).hexdigest()[:16]
        if name not in self.idToObject:
            picture = prepared(image)
            head = (
                b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB"
                % (size_of(image))
            )
            data = b"<<%s/Filter/DCTDecode/Length %d>>\nstream\n%s\r\nendstream"
            self.add(data % (head, len(picture), picture), name)
        return name

    def add_png(self, image: bytes) -> str:
        """Add a picture as app.logo makes it, once however often it is drawn; give the name to draw it by.

        PDF knows PNG's own packing as Predictor 15 (ISO 32000-1, 7.4.4.4): nothing is unpacked.
        """
        name = "Image" + sha256(image).hexdigest()[:16]
        if name not in self.idToObject:
            width, height, packed = pixels_of(image)
            head = (
                b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB"
                b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/Columns %d>>"
            ) % (width, height, width)
            self.add(b"<<%s/Length %d>>\nstream\n%s\r\nendstream" % (head, len(packed), packed), name)
        return name

    def images_in_use(self) -> Any:
        """Give the resources for images: every page may use every image of the file."""
        names = [name for name in self.idToObject if name.startswith("Image")]
        return (
            pdfdoc.PDFDictionary({name: pdfdoc.PDFObjectReference(name) for name in names}) if names else None
        )

    def written(self) -> bytes:
        """Finish the file and give its bytes."""
        for used in self.delayedFonts:
            used.addObjects(self)
        self.info = self.add(b"<</Title " + text_string(self.about.title) + b"/Producer(Touchline)>>")
        self._add_structure()
        self._add_identity()
        self._add_outline()
        return self._packed()

    def _add_identity(self) -> None:
        catalog = self.Catalog
        metadata = self.add_stream(xmp(self.about), b"/Type/Metadata/Subtype/XML", packed=False)
        profile = self.add_stream(colour_profile(), b"/N 3/Alternate/DeviceRGB")
        intent = (
            b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
            b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]" % profile.number
        )
        catalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]
        catalog.Metadata = metadata
        catalog.OutputIntents = self.add(intent)
        catalog.MarkInfo = self.add(b"<</Marked true>>")
        catalog.ViewerPreferences = self.add(b"<</DisplayDocTitle true>>")
        catalog.PageLabels = self.add(b"<</Nums[0<</S/D>>]>>")

    def _add_structure(self) -> None:
        """Write the elements, the root, and the tree that leads from each mark back to its element."""
        self.structure.prune()
        root = self.add()
        elements = list(_below(self.structure))
        sources = [self.add() for _ in elements]
        numbers = {id(element): source.number for element, source in zip(elements, sources, strict=True)}
        pages = [self.number(f"Page{place + 1}") for place in range(len(self.pages))]
        for element, source in zip(elements, sources, strict=True):
            parent = root.number if element.parent is None else numbers[id(element.parent)]
            source.source = self._element(element, parent, numbers, pages)
        lines = [
            b"%d[%s]" % (place, b" ".join(b"%d 0 R" % numbers[id(element)] for element in marks))
            for place, marks in enumerate(self.marks)
        ]
        lines += [
            b"%d %d 0 R" % (len(self.pages) + place, numbers[id(element)])
            for place, (_, element) in enumerate(self.links)
        ]
        tree = self._number_tree(lines)
        root.source = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>" % (
            numbers[id(self.structure)],
            tree.number,
            len(lines),
        )
        self.Catalog.StructTreeRoot = root

    def _number_tree(self, lines: list[bytes]) -> Source:
        """Write a tree of numbered lines; a long one has leaves, so that no reader goes through all of it."""
        if len(lines) <= _NUMBERS_A_LEAF:
            return self.add(b"<</Nums[" + b"\n".join(lines) + b"]>>")
        leaves = []
        for first in range(0, len(lines), _NUMBERS_A_LEAF):
            held = lines[first : first + _NUMBERS_A_LEAF]
            limits = b"<</Limits[%d %d]/Nums[" % (first, first + len(held) - 1)
            leaves.append(self.add(limits + b"\n".join(held) + b"]>>").number)
        return self.add(b"<</Kids[" + b" ".join(b"%d 0 R" % number for number in leaves) + b"]>>")

    def _element(self, element: Element, parent: int, numbers: dict[int, int], pages: list[int]) -> bytes:
        kids: list[bytes] = []
        page = next((kid.page for kid in element.kids if isinstance(kid, MarkedContent)), None)
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(b"%d 0 R" % numbers[id(kid)])
            elif isinstance(kid, LinkObject):
                kids.append(
                    b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (self.number(kid.annotation), pages[kid.page])
                )
            elif kid.page == page:
                kids.append(b"%d" % kid.number)
            else:
                kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page], kid.number))
        parts = [b"<</S/%s/P %d 0 R" % (element.tag.encode(), parent)]
        if page is not None:
            parts.append(b"/Pg %d 0 R" % pages[page])
        if element.alt is not None:
            parts.append(b"/Alt" + text_string(element.alt))
        if element.lang is not None:
            parts.append(b"/Lang(%s)" % element.lang.encode())
        if element.attributes:
            parts.append(b"/A<<%s>>" % element.attributes.encode())
        parts.append(b"/K[%s]>>" % b" ".join(kids))
        return b"".join(parts)

    def _add_outline(self) -> None:
        """Write the bookmarks as a tree by their levels; the chapters open, what lies below them closed."""
        self.Catalog.Outlines = None
        if not self.bookmarks:
            return
        root = self.add()
        entries = [self.add() for _ in self.bookmarks]
        parents, open_at = [], [(0, -1)]
        for place, bookmark in enumerate(self.bookmarks):
            while open_at[-1][0] >= bookmark.level:
                open_at.pop()
            parents.append(open_at[-1][1])
            open_at.append((bookmark.level, place))
        family: dict[int, list[int]] = {}
        for place, above in enumerate(parents):
            family.setdefault(above, []).append(place)
        number = [entry.number for entry in entries]
        for place, bookmark in enumerate(self.bookmarks):
            above = parents[place]
            siblings, children = family[above], family.get(place)
            here = siblings.index(place)
            source = b"<</Title %s/Parent %d 0 R/Dest[%d 0 R/XYZ 0 %.1f 0]" % (
                text_string(bookmark.title),
                root.number if above < 0 else number[above],
                self.number(f"Page{bookmark.page + 1}"),
                bookmark.top,
            )
            if here:
                source += b"/Prev %d 0 R" % number[siblings[here - 1]]
            if here + 1 < len(siblings):
                source += b"/Next %d 0 R" % number[siblings[here + 1]]
            if children:
                source += b"/First %d 0 R/Last %d 0 R/Count -%d" % (
                    number[children[0]],
                    number[children[-1]],
                    len(children),
                )
            entries[place].source = source + b">>"
        top = family[-1]
        root.source = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (
            number[top[0]],
            number[top[-1]],
            len(top),
        )
        self.Catalog.Outlines = root
        self.Catalog.PageMode = "/UseOutlines"

    def _packed(self) -> bytes:
        """Format all objects, pack those that are no streams, and write the cross-reference stream."""
        self.Reference(self.Catalog)
        self.Reference(self.info)
        self.encrypt.prepare(self)
        loose: list[tuple[int, bytes]] = []
        small: list[tuple[int, bytes]] = []
        counter = 0
        while (counter := counter + 1) in self.numberToId:  # formatting may still add objects
            found = self.idToObject[self.numberToId[counter]]
            whole = found.source if isinstance(found, Source) else pdfdoc.format(found, self, toplevel=1)
            (loose if whole.endswith((b"endstream", b"endstream\n")) else small).append((counter, whole))
        output = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        for start in range(0, len(small), _OBJECTS_A_STREAM):
            group = small[start : start + _OBJECTS_A_STREAM]
            number = counter + start // _OBJECTS_A_STREAM
            loose.append((number, _object_stream(group)))
            places |= {each: (2, number, place) for place, (each, _) in enumerate(group)}
        for number, body in loose:
            places[number] = (1, len(output), 0)
            output += b"%d 0 obj\n%s\nendobj\n" % (number, body.strip(b"\n"))
        start_of_table = len(output)
        table = max(places) + 1
        places[table] = (1, start_of_table, 0)
        rows = b"".join([pack(">BLH", *places[number]) for number in range(table + 1)])
        packed = zlib.compress(rows)
        digest = md5(bytes(output), usedforsecurity=False).hexdigest().upper().encode()
        output += (
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%s><%s>]"
            b"/Filter/FlateDecode/Length %d>>\nstream\n"
            % (
                table,
                table + 1,
                self.Reference(self.Catalog).format(self),
                self.Reference(self.info).format(self),
                digest,
                digest,
                len(packed),
            )
        )
        output += packed + b"\r\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start_of_table
        return bytes(output)


def _below(element: Element) -> Iterable[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _below(kid)


def _object_stream(group: list[tuple[int, bytes]]) -> bytes:
    head, body = bytearray(), bytearray()
    for number, source in group:
        head += b"%d %d " % (number, len(body))
        body += source.strip(b"\n") + b"\n"
    packed = zlib.compress(bytes(head + body))
    return b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\r\nendstream" % (
        len(group),
        len(head),
        len(packed),
        packed,
    )
