"""The Word document: read back as Word's own reader would, from the sample and from hostile workshops."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import msgspec
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import Phase, given
from hypothesis import settings as tries
from lxml import etree
from PIL import Image

from app.drawings.display_list import Drawing, Text
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order, Paper
from exporters.characters import visible
from exporters.edition import chapters
from exporters.pdf.blocks import (
    Block,
    Columns,
    Heading,
    Listing,
    NewPage,
    Panel,
    Paragraph,
    Rule,
    Space,
)
from exporters.pdf.document import Sheet
from exporters.pdf.documents.book import Book
from exporters.pdf.inline import Span
from exporters.pdf.palette import palette_of
from exporters.pdf.tables import Column, Table
from exporters.word.manuscript import Manuscript
from exporters.word.pictures import can_be_drawn, picture
from tests.small import workshop as small
from tests.strategies import IMAGES, workshops
from tests.told import SECRETS, full_of_secrets, texts_in, texts_of_the_plan


def made(workshop: Workshop, paper: Paper | None = None) -> bytes:
    """Make the Word document."""
    ((name, content),) = CATALOGUE["docx"].files(Order(workshop, IMAGES, lambda _: None, paper))
    assert name == "plan.docx"
    return content


def opened(workshop: Workshop, paper: Paper | None = None) -> Document:
    """Make it and read it back."""
    return docx.Document(BytesIO(made(workshop, paper)))


def told(document: Document) -> str:
    """Give all its text in reading order, line breaks and tabs as white space."""
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:p"): "\n"}
    parts = [
        element.text or "" if element.tag == qn("w:t") else marks[element.tag]
        for element in document.element.body.iter(qn("w:t"), *marks)
    ]
    return "".join(parts)


def squeezed(text: str) -> str:
    """Give a text without white space."""
    return "".join(visible(text).split())


def headings(document: Document, level: int) -> list[str]:
    """Give the headings of a level."""
    return [each.text for each in document.paragraphs if each.style.name == f"Heading {level}"]


@pytest.fixture(scope="module")
def plan(sample: Workshop) -> Document:
    """The sample's plan, read back."""
    return opened(sample)


def test_every_text_of_the_sample_is_in_it(sample: Workshop, plan: Document) -> None:
    said = squeezed(told(plan))
    assert {text for text in texts_of_the_plan(sample) if squeezed(text.strip('“”"')) not in said} == set()


def test_its_chapters_are_the_plans_with_styles_word_knows(sample: Workshop, plan: Document) -> None:
    chapters = headings(plan, 1)
    for chapter in (
        "Our vision",
        "What we ask of you",
        "Line of sight",
        "Departments",
        "Journey map",
        "The six practices",
        "Actions",
        "Parking lot",
        "Sign-off of the plan",
    ):
        assert chapter in chapters
    names = {department.name for department in sample.departments}
    assert names <= set(headings(plan, 2))
    styles = {paragraph.style.name for paragraph in plan.paragraphs}
    assert {"Title", "Subtitle", "Statement", "List Bullet", "List Number", "Quote", "Caption"} <= styles
    assert plan.paragraphs[1].text == sample.details.title
    assert plan.paragraphs[1].style.name == "Title"


def test_every_style_it_uses_is_there(plan: Document) -> None:
    known = {style.style_id for style in plan.styles}
    used = {
        element.get(qn("w:val"))
        for element in plan.element.body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }
    assert used <= known


def test_tables_repeat_their_heads_and_are_described(plan: Document) -> None:
    assert len(plan.tables) > 30
    for table in plan.tables:
        assert table.style.name == "Touchline Table"
        first, *others = (row._tr.trPr for row in table.rows)
        assert first.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:tblHeader")) is None for row in others)
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val"))
        assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
        assert table._tbl.getnext().tag == qn("w:p")


def test_drawings_are_pictures_with_words_and_captions(plan: Document) -> None:
    assert len(plan.inline_shapes) == 4
    for shape in plan.inline_shapes:
        about = shape._inline.docPr
        assert len(about.get("descr")) > 30
        assert about.get("title")
        assert shape.width.pt <= 595.28 - 124 + 0.1
    captions = [each.text for each in plan.paragraphs if each.style.name == "Caption"]
    assert captions[0].startswith("Figure 1: Line of sight")
    assert captions[3].startswith("Figure 4: ")


def test_the_contents_lead_to_every_chapter(plan: Document) -> None:
    listed = [each for each in plan.paragraphs if each.style.name == "toc 1"]
    assert [each.text for each in listed] == headings(plan, 1)
    places = {each.get(qn("w:name")) for each in plan.element.body.iter(qn("w:bookmarkStart"))}
    links = [each.get(qn("w:anchor")) for each in plan.element.body.iter(qn("w:hyperlink"))]
    assert len(links) == len(listed)
    assert set(links) <= places


def test_a_small_plan_lists_its_sections_too() -> None:
    document = opened(small(departments=[{"name": "Yard"}]))
    assert "Yard" in [each.text for each in document.paragraphs if each.style.name == "toc 2"]


def test_page_numbers_are_fields(plan: Document) -> None:
    (section,) = plan.sections
    for foot in (section.footer, section.first_page_footer):
        codes = [each.text.strip() for each in foot._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert foot.paragraphs[0].text.endswith("Page 1 of 1")
    assert "STYLEREF 1" in section.header._element.xml
    assert section.first_page_header.paragraphs[0].text == ""


def test_fields_are_closed(plan: Document) -> None:
    kinds = [each.get(qn("w:fldCharType")) for each in plan.element.body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


def test_the_file_says_what_it_is(sample: Workshop, plan: Document) -> None:
    about = plan.core_properties
    assert about.title == f"Customer vision and action plan: {sample.details.title}"
    assert about.author == sample.details.facilitators
    assert about.language == sample.details.language
    assert about.comments == ""
    held = max(each.held_on for each in sample.check_ins if each.held_on)
    assert about.created == about.modified == datetime(held.year, held.month, held.day, tzinfo=UTC)
    spoken = plan.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val"))
    assert spoken == sample.details.language


def test_what_has_no_date_word_can_tell_gets_the_earliest() -> None:
    document = opened(small({"held_on": date(12, 1, 1), "language": "ja", "facilitators": "Anna"}))
    assert document.core_properties.created == datetime(1980, 1, 1, tzinfo=UTC)
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:eastAsia")) == "ja"


def test_same_workshop_same_bytes(sample: Workshop) -> None:
    first = made(sample)
    assert first == made(sample)
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def test_the_paper_is_the_one_asked_for() -> None:
    (section,) = opened(small(), "letter").sections
    assert (section.page_width.pt, section.page_height.pt) == (612, 792)


def test_an_empty_workshop_has_no_empty_chapters() -> None:
    assert headings(opened(small()), 1) == [
        "Our vision",
        "Where we begin",
        "Annex",
        "How the vision came about",
        "Sign-off of the plan",
    ]


def test_no_secret_is_in_it() -> None:
    said = told(opened(full_of_secrets()))
    assert not [secret for secret in SECRETS if secret in said]
    assert "Openly Known" in said


def test_photographs_are_in_it_with_words_for_them() -> None:
    (image, *_) = IMAGES
    photos = [{"image": image, "caption": "The wall"}, {"image": "f" * 64}]
    document = opened(small(photos=photos))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Photograph: The wall"
    assert "The wall · Vision" in told(document)


def test_numbered_lists_begin_with_one_again() -> None:
    document = opened(small(drafts=[{"text": "One"}, {"text": "Two"}]))
    numbered = [each for each in document.paragraphs if each.style.name == "List Number"]
    ids = [each._p.pPr.numPr.numId.val for each in numbered]
    assert len(set(ids)) == 2  # the two questions, and the drafts


def test_words_are_never_taken_for_anything_else() -> None:
    hostile = "</w:t><w:br/>&amp; {title} {number} _x0041_ bell\a\x0b"
    details = {"title": hostile, "organisation": hostile, "language": "en\a", "purpose": hostile}
    document = opened(small(details, commitments=[{"text": hostile}], departments=[{"name": hostile}]))
    assert document.paragraphs[1].text == visible(hostile)
    assert visible(hostile) in [each.text for each in document.paragraphs if each.style.name == "List Bullet"]
    assert visible(hostile) in headings(document, 2)


def test_line_breaks_and_tabs_are_words_own() -> None:
    document = opened(small(commitments=[{"text": "One\r\ntwo\tthree"}]))
    (paragraph,) = [each for each in document.paragraphs if each.text == "One\ntwo\tthree"]
    assert len(paragraph._p.findall(f".//{qn('w:br')}")) == 1


def test_hebrew_and_arabic_run_from_right_to_left() -> None:
    document = opened(small(commitments=[{"text": "מי משרת, Anna? את"}, {"text": "Ask مرحبا today"}]))
    hebrew, arabic = [each for each in document.paragraphs if each.style.name == "List Bullet"]
    assert hebrew._p.pPr.find(qn("w:bidi")) is not None
    assert [(run.text, run.font.rtl) for run in hebrew.runs] == [
        ("מי משרת", True),
        (", Anna? ", None),
        ("את", True),
    ]
    assert arabic._p.pPr.find(qn("w:bidi")) is None
    assert [run.font.rtl for run in arabic.runs] == [None, True, None]


def test_a_drawing_with_letters_it_would_show_wrongly_is_left_out_and_that_is_said() -> None:
    workshop = small(
        departments=[{"name": "שירות"}],
        touchpoints=[{"department_id": "departments-0"}],
        receivers=[{"touchpoint_id": "touchpoints-0"}],
    )
    document = opened(workshop)
    assert len(document.inline_shapes) == 0
    assert "The drawing “Line of sight to the household” is left out" in told(document)


def test_a_picture_is_sharp_and_never_too_large_for_memory() -> None:
    word = Text(x=10, y=20, text="Here", size=12, box=(10, 8, 40, 14))
    drawing = Drawing(width=360, height=72, shapes=(word,), title="One word", description="")
    assert can_be_drawn(drawing)
    with Image.open(BytesIO(picture(drawing, palette_of(None)))) as image:
        assert image.size == (1000, 200)
    tall = msgspec.structs.replace(drawing, height=36_000)
    with Image.open(BytesIO(picture(tall, palette_of(None)))) as image:
        assert max(image.size) <= 5001


def body(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """Write blocks and give (style, text) of what follows the contents."""
    manuscript = Manuscript(Book(small()), Sheet())
    manuscript.add_chapters(blocks, "Contents")
    found = [(each.style.name, each.text) for each in manuscript.document.paragraphs]
    return (each for each in found if not each[0].lower().startswith("toc"))


def test_what_only_places_blocks_on_a_page_leaves_no_trace() -> None:
    blocks: list[Block] = [
        NewPage([Heading(3, "Deep", opens=True)]),
        Columns([(1, [Paragraph("Left")]), (1, [Paragraph("Right")])]),
        Space(10),
        Rule(),
        Panel([Paragraph("On the ground"), Listing(["Entry"])]),
        Table([Column("Head")], []),
        Listing([[Paragraph("One"), Paragraph("Two")], [Span("Plain")]]),
    ]
    assert list(body(blocks)) == [
        ("Heading 1", "Deep"),
        ("Normal", "Left"),
        ("Normal", "Right"),
        ("Statement Text", "On the ground"),
        ("List Bullet", "Entry"),
        ("List Bullet", "One\nTwo"),
        ("List Bullet", "Plain"),
    ]


def test_a_block_it_doesnt_know_is_a_fault() -> None:
    class Unknown:
        before = after = 0.0

    unknown: Any = Unknown()
    with pytest.raises(TypeError):
        list(body([Heading(1, "Here"), unknown]))


@given(workshops())
@tries(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_any_workshop_becomes_a_document_that_holds_its_words(workshop: Workshop) -> None:
    content = made(workshop)
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    said = squeezed(told(docx.Document(BytesIO(content))))
    book = Book(workshop, IMAGES)
    assert [text for text in texts_in(chapters(book, Sheet(book.size))) if squeezed(text) not in said] == []
