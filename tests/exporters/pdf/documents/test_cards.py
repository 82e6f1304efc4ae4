"""The pocket cards: ten of a size on one sheet of either paper, read out once."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from exporters.pdf.documents.book import Book
from exporters.pdf.documents.cards import CARD, cards
from tests.exporters.pdf.documents.test_leaflets import VISION, with_statement

Read = Callable[[bytes], str]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_ten_cards_of_85_by_54_mm_are_on_one_sheet(paper: str) -> None:
    pdf = cards(Book(with_statement(VISION), {}, paper))
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        (page,) = document.pages
        found = page.search("Every household")
        assert len(found) == 10
        lefts = sorted({round(each["x0"], 1) for each in found})
        tops = sorted({round(each["top"], 1) for each in found})
    assert (len(lefts), len(tops)) == (2, 5)
    assert lefts[1] - lefts[0] == pytest.approx(85 / 25.4 * 72, abs=0.2)
    assert all(b - a == pytest.approx(54 / 25.4 * 72, abs=0.2) for a, b in pairwise(tops))


def test_a_screen_reader_reads_one_card(tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    path.write_bytes(cards(Book(with_statement(VISION))))
    told = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert " ".join(told.replace('"', " ").split()).count("Every household") == 1


@pytest.mark.parametrize("words", [3, 20, 60, 400])
def test_a_card_holds_all_it_can(words: int) -> None:
    text = " ".join(["promise"] * words)
    pdf = cards(Book(with_statement(text, test_question_1="why " * 200, test_question_2="x" * 300)))
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        (page,) = document.pages
        top, left = (float(page.height) - 5 * CARD[1]) / 2, (float(page.width) - 2 * CARD[0]) / 2
        for each in (char for char in page.chars if char["text"].strip()):
            column = (each["x0"] - left) // CARD[0]
            row = (each["top"] - top) // CARD[1]
            assert each["x1"] <= left + (column + 1) * CARD[0] - 5
            assert each["bottom"] <= top + (row + 1) * CARD[1] - 3
