"""The poster: one wall sheet, its sentence as large as it goes, no word cut that needn't be."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pdfplumber
import pytest

from app.workshop import Workshop
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.leaflet import breaks, even
from exporters.pdf.documents.poster import poster
from exporters.pdf.styles import Style
from tests.exporters.pdf.documents.test_leaflets import with_statement

Read = Callable[[bytes], str]

SENTENCE = "We ring before you have to ask and stay on the line until the water runs again today"
WORDS = SENTENCE.split()


def largest(pdf: bytes) -> float:
    """Give the size of the largest letters of a poster that is one page."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == 1
        return max(float(each["size"]) for each in document.pages[0].chars)


@pytest.mark.parametrize("count", [1, 5, 12, 30, 60, 200])
def test_a_sentence_of_any_length_fills_one_sheet(count: int, read: Read) -> None:
    said = " ".join((WORDS * 12)[:count])
    pdf = poster(Book(with_statement(said)))
    assert said in read(pdf)
    assert largest(pdf) >= (14 if count > 60 else 36)


def test_fewer_words_stand_in_larger_letters() -> None:
    sizes = [
        largest(poster(Book(with_statement(" ".join((WORDS * 4)[:count]))))) for count in (5, 15, 30, 60)
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == len(sizes)


def test_the_paper_is_a3_or_tabloid() -> None:
    book = Book(with_statement("Short."))
    for paper, size in (("a4", (841.89, 1190.55)), ("letter", (792.0, 1224.0))):
        with pdfplumber.open(io.BytesIO(poster(Book(book.workshop, {}, paper)))) as document:
            page = document.pages[0]
            assert (float(page.width), float(page.height)) == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize("text", ["x" * 400, "word " * 700, "a\n" * 300, "一线员工" * 400, "W" * 61 + " end"])
def test_what_no_wall_could_hold_still_keeps_to_one_sheet(text: str) -> None:
    assert largest(poster(Book(with_statement(text)))) >= 12


def test_a_wording_that_is_not_agreed_is_called_a_draft(read: Read) -> None:
    assert "Draft: the wording is not agreed yet" in read(
        poster(Book(with_statement("Soon.", statement_agreed_on=None)))
    )
    assert "Agreed on 4 Mar 2026" in read(poster(Book(with_statement("Soon."))))


def test_long_questions_are_set_smaller(read: Read) -> None:
    asked = "Would a household that knows all we know still " + "think of us kindly and " * 4 + "stay?"
    assert asked in read(poster(Book(with_statement("Soon.", test_question_1=asked))))


def test_a_line_that_ends_within_a_word_is_known() -> None:
    style = Style(10, 12)
    assert breaks("one two", style, 500) == (1, True)
    assert breaks("one two three four", style, 40)[1]
    assert breaks("x" * 60, style, 100)[1] is False
    assert breaks("一线员工" * 9, style, 100)[1]
    assert breaks("one\n\ntwo", style, 100) == (2, True)


def test_even_lines_are_no_more_than_before(sample: Workshop) -> None:
    style, text = Style(20, 24), sample.details.statement or ""
    assert breaks(text, style, even(text, style, 400)) == breaks(text, style, 400)
    assert even(text, style, 400) < 400


@pytest.mark.parametrize("agreed_on", [date(2026, 3, 4), date(2026, 3, 9)])
def test_each_day_stands_once_at_its_foot(agreed_on: date, read: Read) -> None:
    told = read(poster(Book(with_statement("Soon.", statement_agreed_on=agreed_on))))
    assert told.count("4 Mar 2026") == 1
    assert f"Agreed on {agreed_on.day} Mar 2026" in told
