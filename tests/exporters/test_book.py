"""The book of a document: its paper, and figures and short texts as they are printed."""

from __future__ import annotations

from exporters.pdf.documents.book import Book, joined, number, paper_of, percent, shortened
from exporters.pdf.styles import A4, LETTER
from tests.small import workshop as small


def test_paper_goes_by_the_region() -> None:
    assert paper_of("en-US") == LETTER
    assert paper_of("es_MX") == LETTER
    assert paper_of("en-IE") == A4
    assert paper_of("de") == A4
    assert Book(small(), paper="letter").size == LETTER
    assert Book(small({"language": "en-US"}), paper="a4").size == A4


def test_figures_and_short_texts() -> None:
    assert [number(1234.5, 1), number(None), percent(0.88), percent(0.125), percent(None)] == [
        "1,234.5",
        "",
        "88%",
        "12.5%",
        "",
    ]
    assert shortened(None, 5) == ""
    assert shortened("one two three", 10) == "one two…"
    assert shortened("x" * 20, 10) == "x" * 9 + "…"


def test_what_nobody_sees_is_not_joined() -> None:
    assert (
        joined(["Northern Water", None, "", " \xa0 ", "\u200b\ufeff\u00ad", "Plan"])
        == "Northern Water · Plan"
    )
    assert joined([" ", "Plan"]) == "Plan"
