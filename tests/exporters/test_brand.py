"""The organisation's colour and logo on every document: where, how large, conformant, never mixed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import msgspec
import openpyxl
import pdfplumber
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from PIL import Image, ImageDraw

from app.errors import ExportRefused
from app.interchange.reading import read_json
from app.logo import is_logo, pixels_of
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order
from exporters.pdf.documents.board import board
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.poster import poster
from exporters.pdf.logo import for_print
from exporters.pdf.palette import palette_of
from tests.small import workshop as small

MM = 72 / 25.4
NAVY, YELLOW = "#002B5C", "#FFF3B0"
PRINTED = [key for key, document in CATALOGUE.items() if document.opens_on_a_page]
FIRST_PAGES = [key for key in PRINTED if key != "cards"]


def png(width: int, height: int) -> bytes:
    """A logo of this size, with a mark in it."""
    picture = Image.new("RGB", (width, height), (0, 43, 92))
    if min(width, height) > 8:
        ImageDraw.Draw(picture).ellipse((width // 4, height // 4, width // 2, height // 2), fill="white")
    written = BytesIO()
    picture.save(written, "PNG")
    assert is_logo(written.getvalue())
    return written.getvalue()


WIDE, TALL = png(1200, 300), png(300, 900)


def dressed(workshop: Workshop, logo: bytes | None, colour: str | None) -> tuple[Workshop, dict[str, bytes]]:
    """Give the workshop with a logo and a colour, and the pictures that go with it."""
    name = logo and sha256(logo).hexdigest()
    details = msgspec.structs.replace(workshop.details, logo=name, colour=colour)
    return workshop.replace(details), {name: logo} if name and logo else {}


def files(key: str, workshop: Workshop, images: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return CATALOGUE[key].files(Order(workshop, images, lambda _: None))


def figures(page: Any) -> list[str]:
    """The alt texts of all logos that a reader meets on a page."""

    def below(elements: list[dict[str, Any]]) -> Iterator[str]:
        for each in elements:
            if each["type"] == "Figure" and each.get("alt_text", "").startswith("Logo of"):
                yield each["alt_text"]
            yield from below(each.get("children", []))

    return list(below(page.structure_tree))


def colours(pdf: bytes) -> set[tuple[float, ...]]:
    """Every colour of text, rules and grounds; the dots of departments keep colours of their own."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        kinds = [kind for page in document.pages for kind in (page.chars, page.rects, page.lines)]
    drawn = [each for kind in kinds for each in kind]
    found = {each.get(ink) for each in drawn for ink in ("stroking_color", "non_stroking_color")}
    return {tuple(round(part, 2) for part in each) for each in found if isinstance(each, tuple)}


def rounded(*named: tuple[float, ...]) -> set[tuple[float, ...]]:
    return {tuple(round(round(part, 3), 2) for part in each) for each in named}


@pytest.mark.parametrize(("logo", "colour"), [(WIDE, NAVY), (TALL, YELLOW)], ids=["wide", "tall"])
@pytest.mark.parametrize("key", PRINTED)
def test_every_printed_document_conforms_and_begins_with_the_logo(
    sample: Workshop, judge: Callable[[bytes], None], key: str, logo: bytes, colour: str
) -> None:
    workshop, images = dressed(sample, logo, colour)
    name, pdf = next(files(key, workshop, images))
    judge(pdf)
    with pdfplumber.open(BytesIO(pdf)) as document:
        first = document.pages[0]
        assert figures(first) == [f"Logo of {sample.details.organisation}"], name
        logos = [image for image in first.images if image["tag"] == "Figure"]
        assert len(logos) == 1


@pytest.mark.parametrize(
    ("key", "size"),
    [
        *((key, size) for key in FIRST_PAGES for size in ((1200, 300), (300, 900))),
        *(("board", size) for size in ((1200, 1), (1, 1200), (3, 2))),
    ],
)
def test_the_logo_stands_modestly_at_the_right_above_the_text(
    sample: Workshop, key: str, size: tuple[int, int]
) -> None:
    workshop, images = dressed(sample, png(*size), None)
    _, pdf = next(files(key, workshop, images))
    most = 2 if key == "poster" else 1
    with pdfplumber.open(BytesIO(pdf)) as document:
        (image, *others) = [each for each in document.pages[0].images if each["tag"] == "Figure"]
        words = document.pages[0].extract_words()
        assert not others
        assert image["height"] <= most * 14 * MM + 0.1
        assert image["width"] <= most * 45 * MM + 0.1
        if min(size) > 1:
            assert image["width"] / image["height"] == pytest.approx(size[0] / size[1], rel=0.01)
        assert image["top"] >= 19.9, "no printer comes nearer to the paper's edge"
        assert image["bottom"] < min(word["top"] for word in words)
        edges = [rule["x1"] for rule in (*document.pages[0].lines, *document.pages[0].rects)]
        assert document.pages[0].width - image["x1"] >= 50
        assert not edges or max(edges) <= image["x1"] + 1
        for page in document.pages[1:4]:
            shown = [each for each in page.images if each["tag"] == "Figure"]
            begins = "Page 1 of" in page.extract_text()
            assert bool(shown) == begins, "the first page of each part, and no other"


def test_a_card_has_a_logo_of_its_own_which_is_read_out_once(sample: Workshop) -> None:
    for logo in (WIDE, TALL):
        ((_, pdf),) = files("cards", *dressed(sample, logo, NAVY))
        with pdfplumber.open(BytesIO(pdf)) as document:
            (page,) = document.pages
            assert len(page.images) == 10
            assert [image["tag"] for image in page.images].count("Figure") == 1
            assert max(image["height"] for image in page.images) <= 6 * MM + 0.1
            words = page.extract_words()
        for image in page.images:
            inside = [
                word["text"]
                for word in words
                if word["x0"] < image["x1"] and word["x1"] > image["x0"]
                and word["top"] < image["bottom"] and word["bottom"] > image["top"]
            ]  # fmt: skip
            assert not inside, "no word lies under the logo"


@pytest.mark.parametrize("logo", [WIDE, TALL], ids=["wide", "tall"])
@pytest.mark.parametrize(
    "name", ["DUBLIN CITY COUNCIL WATER DEPARTMENT", "x" * 200, "一线员工" * 20, " ", "\u200b"]
)
def test_a_card_takes_any_name_beside_its_logo(
    sample: Workshop, name: str, logo: bytes, judge: Callable[[bytes], None]
) -> None:
    workshop, images = dressed(sample, logo, NAVY)
    named = workshop.replace(msgspec.structs.replace(workshop.details, organisation=name))
    ((_, pdf),) = files("cards", named, images)
    judge(pdf)
    with pdfplumber.open(BytesIO(pdf)) as document:
        (page,) = document.pages
        assert len(page.images) == 10
        assert len(page.search("Every builder starts")) == 10


def test_the_colour_takes_the_place_of_touchlines_everywhere(sample: Workshop) -> None:
    own = palette_of(None)
    workshop, images = dressed(sample, None, YELLOW)
    palette, seen = palette_of(YELLOW), set()
    for key in PRINTED:
        _, pdf = next(files(key, workshop, images))
        found = colours(pdf)
        assert not found & rounded(own.colour("accent"), own.colour("accent_soft")), key
        seen |= found
    areas = (palette.colour("accent"), palette.colour("accent_soft"))
    assert seen >= rounded(*areas, palette.ink("accent"), palette.ink("on_accent"))


def test_two_workshops_made_in_turn_never_mix(sample: Workshop) -> None:
    looks = [dressed(sample, WIDE, NAVY), dressed(sample, TALL, YELLOW), dressed(sample, None, None)]
    alone = [board(Book(*look)) for look in looks]
    assert len(set(alone)) == 3
    together = [files("handouts", *look) for look in looks]
    first = [[next(each)[1] for each in together] for _ in range(3)]
    for look, made in zip(looks, zip(*first, strict=True), strict=True):
        assert [pdf for _, (_, pdf) in zip(range(3), files("handouts", *look), strict=False)] == list(made)
    assert [board(Book(*look)) for look in reversed(looks)] == alone[::-1]


def test_without_either_a_document_is_as_it_was(sample: Workshop) -> None:
    plain = board(Book(sample))
    assert board(Book(*dressed(sample, None, None))) == plain
    # A hash whose picture isn't there is passed over, as with a photograph.
    assert board(Book(dressed(sample, WIDE, None)[0])) == plain


def test_a_large_logo_is_embedded_no_finer_than_print_shows() -> None:
    assert for_print(WIDE, (45 * MM, 11.25 * MM)) != WIDE
    small_one = for_print(WIDE, (45 * MM, 11.25 * MM))
    assert is_logo(small_one)
    assert pixels_of(small_one)[0] == round(45 / 25.4 * 400)
    assert for_print(png(300, 75), (45 * MM, 11.25 * MM)) == png(300, 75)


def test_a_logo_that_another_program_put_in_is_refused(sample: Workshop) -> None:
    for spoilt in (b"\x89PNG spoilt", WIDE[:-30], b""):
        workshop, images = dressed(sample, b"x", None)
        images = dict.fromkeys(images, spoilt)
        for key in ("board", "cards", "docx"):
            with pytest.raises(ExportRefused) as caught:
                list(files(key, workshop, images))
            assert caught.value.key == "export.logo"


def test_the_poster_gives_the_logo_room_of_its_own() -> None:
    stated = small({"statement": "Soon."})
    with pdfplumber.open(BytesIO(poster(Book(*dressed(stated, TALL, NAVY))))) as document:
        (image,) = document.pages[0].images
        assert 14 * MM < image["height"] <= 28 * MM + 0.1


def test_the_word_document_has_the_logo_and_the_colour(sample: Workshop) -> None:
    ((_, content),) = files("docx", *dressed(sample, WIDE, YELLOW))
    document = docx.Document(BytesIO(content))
    first = document.paragraphs[0]
    (described,) = [each for each in first._p.iter() if each.tag.endswith("}docPr")]
    assert described.get("descr") == f"Logo of {sample.details.organisation}"
    assert first.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert document.inline_shapes[0].width.mm <= 45.01
    assert document.inline_shapes[0].height.mm <= 14.01
    assert str(document.styles["Marked"].font.color.rgb) == "716B4C"
    styles = ZipFile(BytesIO(content)).read("word/styles.xml").decode()
    assert 'w:fill="FFF3B0"' in styles
    assert 'w:color="9D956B"' in styles
    assert "0F6B6B" not in styles
    ((_, plain),) = files("docx", sample, {})
    assert docx.Document(BytesIO(plain)).paragraphs[0].text == "Customer vision and action plan"


def test_the_workbook_names_the_colour_and_no_hash(sample: Workshop) -> None:
    ((_, content),) = files("xlsx", *dressed(sample, WIDE, YELLOW))
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    told = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert told["Colour"] == YELLOW
    assert "Logo" not in told
    assert sheet["A1"].fill.start_color.rgb == "FFFFF3B0"


def test_the_interchange_carries_both(sample: Workshop) -> None:
    workshop, images = dressed(sample, WIDE, NAVY)
    ((_, content),) = files("json", workshop, images)
    again = read_json(content)
    assert again.workshop.details == workshop.details
    assert again.images == images
