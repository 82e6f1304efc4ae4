"""The action plan as an editable Word document: its chapters in their order, none cut to fit a page."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.catalogue import File, Order
from exporters.edition import announce, book_of, chapters, stamp
from exporters.pdf.document import Sheet
from exporters.pdf.documents.book import joined
from exporters.pdf.documents.chapters.facts import facts
from exporters.word.manuscript import Manuscript
from exporters.word.package import describe, packed


def plan(order: Order) -> Iterator[File]:
    """Make the Word document."""
    announce("docx", order.say)
    book = book_of(order)
    details = book.workshop.details
    sheet = Sheet(book.size)
    manuscript = Manuscript(book, sheet)
    name, notice = book.say("cover.plan"), book.say("confidential", organisation=details.organisation)
    manuscript.run_heads(joined([name, details.organisation]), notice)
    manuscript.add_logo()
    manuscript.add_text(name, "Overline")
    manuscript.add_text(details.title, "Title")
    manuscript.add_text(details.organisation, "Subtitle")
    manuscript.add_facts(facts(book))
    if details.purpose:
        manuscript.add_text(details.purpose, "Lead")
    manuscript.add_chapters(chapters(book, sheet), book.say("cover.contents"))
    about = book.say("cover.about_plan", organisation=details.organisation)
    title = joined([name, details.title], ": ")
    author = details.facilitators or details.organisation
    describe(manuscript.document, title, about, author, details.language, stamp(book))
    yield "plan.docx", packed(manuscript.document)
