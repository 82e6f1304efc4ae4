"""Random workshops: their printed documents conform, and hold every text but a few, each for a reason."""

from __future__ import annotations

import page
from hypothesis import Phase, given
from hypothesis import settings as tries

from app.workshop import Workshop
from exporters.pdf.documents.board import board
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.handout import merged_handouts
from exporters.pdf.documents.plan import plan
from tests.every_text import letters, printable, told_texts
from tests.exporters.conftest import words_of
from tests.strategies import IMAGES, workshops


@given(workshops())
@tries(max_examples=40, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # shrinking takes minutes
def test_documents_of_any_workshop_conform_and_hold_every_text(workshop: Workshop) -> None:
    workshop = printable(workshop)
    book = Book(workshop, IMAGES)
    made = [plan(book), board(book), *([merged_handouts(book)] if workshop.participants else [])]
    for pdf in made:
        for profile in ("ua1", "2a"):
            report = page.validate_pdf_bytes(pdf, profile=profile)
            assert report.is_compliant, [(each.rule_id, each.message) for each in report.failures]
    told = letters(" ".join(words_of(pdf) for pdf in made))
    missing = [(place, text) for place, text in told_texts(workshop) if letters(text) not in told]
    assert missing == []
