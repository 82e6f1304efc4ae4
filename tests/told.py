"""What documents for others must hold of a workshop, and the marks of what they must not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from app.records.vocabulary import LISTS, record_type, references
from app.workshop import Workshop
from exporters.edition import flat, inline
from exporters.pdf.blocks import Block, Heading, Listing, Panel, Paragraph
from exporters.pdf.inline import plain
from exporters.pdf.tables import Table
from tests.small import workshop as small

# What is for the facilitator or for one person alone, or is no text to read.
_MOMENTS = {"id", "image", "fixed_at", "started_at", "finished_at", "closed_at", "revealed_at", "taken_at"}
_ELSEWHERE = {"notes": {"text"}, "key_customers": {"name"}, "participants": {"email"}}


def texts_of_the_plan(workshop: Workshop) -> Iterator[str]:
    """Give every text that a full plan must hold."""
    for name in LISTS:
        skipped = _MOMENTS | _ELSEWHERE.get(name, set())
        skipped |= {each.field for each in references(record_type(name))}
        for record in workshop.records(name):
            if name != "pledges" or record.public:
                yield from _texts(record, skipped)


def _texts(record: Any, skipped: set[str]) -> Iterator[str]:
    for field in msgspec.structs.fields(record):
        value = getattr(record, field.name)
        if field.name not in skipped and field.type in (str, str | None) and value:
            yield value


def texts_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Give every text in the blocks of a document."""
    for block in flat(blocks):
        match block:
            case Heading() | Paragraph():
                yield plain(block.text)
            case Listing():
                yield from (plain(inline(entry)) for entry in block.entries)
            case Panel():
                yield from texts_in(block.blocks)
            case Table():
                yield from (plain(inline(cell)) for row in block.rows for cell in row)
            case _:
                continue


SECRETS = ("Nobody reads this note", "Secretive Builders", "A promise to myself", "it is theirs alone")


def full_of_secrets() -> Workshop:
    """A workshop in which everything that may not be passed on says so."""
    person = {"participant_id": "participants-0"}
    hidden = {"secret": True}
    shown = {"secret": True, "revealed_at": "2026-03-04T10:00:00Z"}
    return small(
        notes=[{"text": SECRETS[0]}],
        participants=[{"name": "Anna"}, {"name": "Berta"}],
        key_customers=[
            {"name": SECRETS[1], "goals": "Grow"},
            {"name": "Openly Known", "confidential": False},
        ],
        pledges=[person | {"text": SECRETS[2]}, person | {"text": "I ring first", "public": True}],
        dismissals=[
            {"source": "pledges", "source_id": "pledges-0", "reason": SECRETS[3]},
            {"source": "pledges", "source_id": "pledges-1", "reason": "done already"},
        ],
        actions=[{"title": "Ring"}],
        action_sources=[
            {"action_id": "actions-0", "source": "pledges", "source_id": "pledges-0"},
            {"action_id": "actions-0", "source": "pledges", "source_id": "pledges-1"},
        ],
        drafts=[{"text": "We keep our word"}, {"text": "We ring first"}],
        ballots=[
            {"candidate_ids": ("drafts-0",), **hidden},
            {"candidate_ids": ("drafts-0", "drafts-1"), **shown},
            {"candidate_ids": ("drafts-0",), "secret": False, "revealed_at": "2026-03-04T10:00:00Z"},
        ],
        votes=[
            {"ballot_id": "ballots-0", "candidate_id": "drafts-0", "dots": 9},
            {"ballot_id": "ballots-1", "candidate_id": "drafts-1", "dots": 1},
            {"ballot_id": "ballots-1", "candidate_id": "drafts-0", "dots": 1},
            {"ballot_id": "ballots-1", "candidate_id": "drafts-0", "dots": 2},
            {"ballot_id": "ballots-2", "candidate_id": "drafts-0", "dots": 3} | person,
        ],
        surveys=[
            {"title": "Hidden", **hidden},
            {"title": "Shown", **shown},
            {"title": "Open", "secret": False, "held_on": date(2026, 3, 5)},
        ],
        ratings=[
            {"survey_id": "surveys-0", "item": "know", "score": 5},
            {"survey_id": "surveys-1", "item": "listen", "score": 4},
            {"survey_id": "surveys-1", "item": "know", "score": None},
            {"survey_id": "surveys-1", "item": "know", "score": 3},
            {"survey_id": "surveys-1", "item": "know", "score": 2},
            {"survey_id": "surveys-2", "item": "know", "score": 4} | person,
        ],
    )
