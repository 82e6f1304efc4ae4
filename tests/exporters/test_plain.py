"""The plan as Markdown: read by a Markdown parser, it holds the plan's words as they were typed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import settings as tries
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order
from exporters.characters import visible
from exporters.edition import chapters
from exporters.pdf.document import Sheet
from exporters.pdf.documents.book import Book
from exporters.plain import escaped, written
from tests.small import workshop as small
from tests.strategies import IMAGES, ODD_TEXTS, workshops
from tests.told import SECRETS, full_of_secrets, texts_in, texts_of_the_plan

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def made(workshop: Workshop) -> str:
    """Make the Markdown."""
    ((name, content),) = CATALOGUE["md"].files(Order(workshop, IMAGES, lambda _: None))
    assert name == "plan.md"
    return content.decode()


def inline(tokens: list[Token]) -> Iterator[Token]:
    """Give the tokens inside of lines."""
    return (child for token in tokens for child in token.children or ())


def read(text: str) -> str:
    """Give the text a reader sees."""
    return "".join(token.content if token.type == "text" else "\n" for token in inline(READER.parse(text)))


def squeezed(text: str) -> str:
    """Give a text without white space."""
    return "".join(visible(text).split())


def headings(text: str, tag: str) -> list[str]:
    """Give the headings of a level."""
    tokens = READER.parse(text)
    return [
        read(following.content)
        for token, following in pairwise(tokens)
        if token.type == "heading_open" and token.tag == tag
    ]


def test_every_text_of_the_sample_is_in_it(sample: Workshop) -> None:
    said = squeezed(read(made(sample)))
    assert {text for text in texts_of_the_plan(sample) if squeezed(text.strip('“”"')) not in said} == set()


def test_its_parts_are_markdowns_own(sample: Workshop) -> None:
    text = made(sample)
    assert headings(text, "h1") == [sample.details.title]
    assert {"Our vision", "Line of sight", "Departments", "Actions", "Sign-off of the plan"} <= set(
        headings(text, "h2")
    )
    assert {each.name for each in sample.departments} <= set(headings(text, "h3"))
    kinds = {token.type for token in READER.parse(text)}
    assert {"blockquote_open", "bullet_list_open", "ordered_list_open", "table_open"} <= kinds
    assert "html_block" not in kinds


def test_actions_are_a_table_with_a_row_each(sample: Workshop) -> None:
    text = made(sample)
    start = text.index("\n## Actions\n")
    table = text[text.index("| No.", start) :].split("\n\n")[0].splitlines()
    assert len(table) == len(sample.actions) + 2
    assert all(action.title in text[start:] for action in sample.actions)


def test_drawings_are_told_in_words(sample: Workshop) -> None:
    assert "Drawing “Line of sight to the builder”: " in read(made(sample))


def test_no_secret_is_in_it() -> None:
    said = made(full_of_secrets())
    assert not [secret for secret in SECRETS if secret in said]
    assert "Openly Known" in said


def test_captions_of_photographs_are_kept() -> None:
    (image, *_) = IMAGES
    assert "The wall · Vision" in read(made(small(photos=[{"image": image, "caption": "The wall"}])))


def test_line_breaks_are_kept_in_text_lists_and_cells() -> None:
    broken = "One\r\n\n# two\n- three"
    said = made(small({"purpose": broken}, commitments=[{"text": broken}], decisions=[{"text": broken}]))
    assert "One\\\n\\# two\\\n\\- three" in said
    assert "- One\\\n  \\# two\\\n  \\- three" in said
    assert "| One<br>\\# two<br>\\- three |" in said
    assert headings(said, "h1") == ["Vision day"]


def test_same_workshop_same_bytes(sample: Workshop) -> None:
    assert made(sample) == made(sample)


def test_a_block_it_doesnt_know_is_a_fault() -> None:
    unknown: Any = object()
    with pytest.raises(TypeError):
        written(unknown)


@pytest.mark.parametrize(
    "text", [*ODD_TEXTS, "1. one", "12) twelve", "# head", "---", "===", "+ plus", "| a | b |"]
)
def test_words_are_never_taken_for_marks(text: str) -> None:
    line = " ".join(visible(text).split())
    assert read(escaped(line)) == line
    tokens = READER.parse(escaped(line))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@tries(max_examples=300)
def test_any_line_is_read_as_it_was_written(text: str) -> None:
    line = " ".join(visible(text).split())
    assert read(escaped(line)) == line


@given(workshops())
@tries(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_any_workshop_is_read_as_it_was_written(workshop: Workshop) -> None:
    text = made(workshop)
    said = squeezed(read(text))
    book = Book(workshop, IMAGES)
    assert [each for each in texts_in(chapters(book, Sheet(book.size))) if squeezed(each) not in said] == []
    kinds = {token.type for token in inline(READER.parse(text))}
    assert not kinds & {"link_open", "image", "code_inline", "em_open", "s_open"}
    assert {token.content for token in inline(READER.parse(text)) if token.type == "html_inline"} <= {"<br>"}
