"""The run sheet: hours that add up, the guide's words, and a warning to keep it to oneself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from app.content import guide, words
from app.flow.stages import BUILT
from app.workshop import Workshop
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.run_sheet import run_sheet
from tests.small import workshop as small

Read = Callable[[bytes], str]
FOOT = 60
"""Points from the lower edge, below which only the running foot stands."""

DAY: list[dict[str, Any]] = [
    {"title": "Bring a quote", "minutes": 15, "priority": "pre_work", "stage": "vision", "step": "voices"},
    {"title": "Welcome", "minutes": 40, "fixed_at": "08:30", "kind": "opening"},
    {"title": "Listen", "minutes": 30, "stage": "vision", "step": "voices", "fixed_at": "09:00"},
    {"title": "Soup", "minutes": 45, "kind": "lunch"},
    {"title": "The ballot", "minutes": 20, "stage": "vision", "step": "ballot"},
]


def text_of(read: Read, items: list[dict[str, Any]] | None = None, **lists: Any) -> str:
    return read(run_sheet(Book(small(agenda_items=DAY if items is None else items, **lists))))


def test_each_item_has_its_hours_and_a_late_one_says_so(read: Read) -> None:
    text = text_of(read)
    for said in ("08:30–09:10 Welcome", "09:10–09:40 Listen", "09:40–10:25 Soup", "10:25–10:45 The ballot"):
        assert said in text
    assert "Begins 10 minutes later than fixed" in text
    assert "90 working minutes" in text
    assert "Before the day ☐ Bring a quote · 15 min" in text


def test_the_guide_is_said_asked_and_run(read: Read) -> None:
    text = text_of(read)
    found = guide("vision", "voices")
    for said in (found.purpose, *found.say[:2], *found.ask[:2], *found.run, *found.done_when):
        assert said.replace("-", "") in text.replace("-", "").replace("\u00ad", "")
    assert all(said in text for said in found.watch_for[:2])
    assert found.say[2] not in text
    assert found.watch_for[2] not in text


def test_pauses_and_items_without_a_step_have_no_guide(read: Read) -> None:
    text = text_of(read)
    assert text.count("Soup") == 1
    assert text.count("Welcome") == 2
    assert text.count("How to run it") == 2


def test_steps_that_have_no_page_yet_are_told_all_the_same(read: Read) -> None:
    text = text_of(read)
    assert ("vision", "ballot") not in BUILT
    assert "Numbered ballot slips" in text
    assert guide("vision", "ballot").purpose in text


def test_a_step_of_another_stage_has_its_hours_and_no_guide(read: Read) -> None:
    text = text_of(read, [{"title": "Mixed up", "minutes": 20, "stage": "vision", "step": "board"}])
    assert "09:00–09:20 Mixed up" in text
    assert "How to run it" not in text


def test_what_the_facilitator_says_is_quoted_with_single_quotes_inside(read: Read) -> None:
    text = text_of(read, [{"title": "Gifts", "minutes": 30, "stage": "touchpoints", "step": "gives"}])
    assert "“Every gift needs a receiver with a name. ‘Everyone’ isn’t a receiver" in text
    assert "neither is ‘the system’.”" in text


@pytest.mark.parametrize("template", ["full-day", "half-day", "taster", "follow-up"])
def test_no_page_of_a_day_is_left_two_fifths_empty(template: str) -> None:
    items = [
        {field: value for field, value in item.items() if field != "note"}
        for item in words("templates")[template]["items"]
    ]
    document = pypdfium2.PdfDocument(run_sheet(Book(small(agenda_items=items))))
    lowest = [
        min(bottom for _, bottom, _, _ in (each.get_bounds() for each in page.get_objects()) if bottom > FOOT)
        for page in document
    ]
    height = document[0].get_height()
    document.close()
    assert all(low - FOOT < 0.4 * (height - 2 * FOOT) for low in lowest[:-1]), lowest


def test_every_page_says_it_is_for_the_facilitator_only(sample: Workshop) -> None:
    document = pypdfium2.PdfDocument(run_sheet(Book(sample)))
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert len(texts) > 3
    assert all("For the facilitator only: please don’t hand this out" in text for text in texts)


def test_more_than_one_day_is_told_day_by_day(read: Read) -> None:
    later = [*DAY, {"title": "Again", "minutes": 30, "day": 2}]
    people = [{"name": "Ann", "attendance": "present"}, {"name": "Ben"}]
    text = text_of(read, later, participants=people)
    assert "Day 1 at a glance" in text
    assert "Day 2, step by step" in text
    assert "09:00–09:30 Again" in text
    assert "2 people" in text


def test_tables_are_counted(read: Read) -> None:
    people, groups = [{"name": "Ann"}, {"name": "Ben"}], [{"name": "Red"}, {"name": "Blue"}]
    assert "2 people at 2 tables" in text_of(read, participants=people, groups=groups)


def test_pre_work_alone_makes_a_sheet(read: Read) -> None:
    text = text_of(read, DAY[:1])
    assert "Bring a quote" in text
    assert "at a glance" not in text


def test_without_pre_work_nothing_comes_before_the_day(read: Read) -> None:
    text = text_of(read, DAY[1:])
    assert "Before the day ☐" not in text
    assert "The day at a glance" in text
