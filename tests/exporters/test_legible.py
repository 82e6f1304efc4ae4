"""A look at documents that aren't made of pages: words, never the bytes of an archive."""

from __future__ import annotations

from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order
from exporters.legible import beginning
from exporters.preview import MOST_TEXT, preview
from tests.small import workshop as small


def made(key: str, workshop: Workshop) -> bytes:
    """Make the one file of a document."""
    ((_, content),) = CATALOGUE[key].files(Order(workshop, {}, lambda _: None))
    return content


def test_word_is_read_in_its_order_tables_row_by_row(sample: Workshop) -> None:
    text = beginning("docx", made("docx", sample), 20_000)
    assert (
        text.index(sample.details.title) < text.index("Our vision") < text.index("We ask you to decide | For")
    )


def test_a_short_document_is_read_to_its_end() -> None:
    text = beginning("docx", made("docx", small()), 100_000)
    assert "Name | Title | Signature | Date" in text
    assert "…" not in text[-10:]


def test_excel_is_read_sheet_by_sheet_without_ids() -> None:
    text = beginning("xlsx", made("xlsx", small(actions=[{"title": "Ring", "impact": 4}])), 20_000)
    lines = text.splitlines()
    assert lines[0] == "Workshop"
    at = lines.index("Actions")
    assert lines[at + 1].startswith("Action | Detail | ")
    assert lines[at + 2].startswith("Ring |  | Loyalty | ")
    assert "actions-0" not in text


def test_what_is_text_already_is_shown_as_it_is() -> None:
    assert beginning("csv", b"\xef\xbb\xbfNo.,Action", 100) == "No.,Action"
    assert beginning("md", b"# Title", 3) == "# T …"


def test_previews_show_the_beginning(sample: Workshop) -> None:
    for key in ("docx", "xlsx", "md", "csv"):
        shown = preview(key, made(key, sample), 0, 400)
        assert len(shown.text) == MOST_TEXT + 2
        assert "\x00" not in shown.text
