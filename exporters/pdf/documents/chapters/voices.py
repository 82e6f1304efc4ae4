"""What customers said, and how much of what the room believes rests on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from app.rules.pains import hardest_first, is_severe, pain, unresolved
from exporters.pdf.blocks import Block, Heading, Listing, Paragraph, Together
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.styles import BODY, CELL, CELL_STRONG, QUOTE, SMALL

_IN_QUOTES = re.compile('[“"]([^“”"]*)[”"]?').fullmatch
_QUOTED = re.compile('“([^“”]*)”|"([^"]*)"')


def voices_for_the_board(book: Book, most: int) -> list[Block]:
    """Say how many pain points rest on evidence and which hurt most, then give the first voices."""
    workshop = book.workshop
    if not workshop.voices and not workshop.pain_points:
        return []
    customers = workshop.details.customer_name_plural
    heading = book.say("voices.board_heading" if workshop.voices else "voices.no_voices", customers=customers)
    blocks: list[Block] = [Heading(1, heading, room=0.2)]
    blocks += [
        Paragraph(evidence(book), BODY),
        *_hardest(book, most),
        *_quotes(book, workshop.voices[:most], 420),
    ]
    if len(workshop.voices) > most:
        blocks.append(Paragraph(book.say("list_end", count=len(workshop.voices) - most), SMALL))
    return blocks


def _hardest(book: Book, most: int) -> list[Block]:
    """Name the open pain points that hurt most, with what each counts: beside voices only the severe ones."""
    voices = book.workshop.voices
    hardest = [each for each in hardest_first(unresolved(book.workshop)) if is_severe(each) or not voices]
    told = [
        book.say("voices.pain", text=shortened(each.text, 160 if voices else 420), pain=pain(each))
        for each in hardest[: max(2, most // 2) if voices else most]
    ]
    if not told:
        return []
    more = len(hardest) - len(told)
    said = book.say("voices.more_severe" if voices else "list_end", count=more)
    end = [Paragraph(said, SMALL)] if more else []
    return [Paragraph(book.say("voices.hardest"), CELL_STRONG, keep=True), Listing(told, CELL), *end]


def voices_chapter(book: Book) -> list[Block]:
    """Give every voice with its source."""
    if not book.workshop.voices:
        return []
    heading = book.say("voices.heading", customers=book.workshop.details.customer_name_plural)
    return [Heading(1, heading, room=0.3), *_quotes(book, book.workshop.voices, 100_000)]


def evidence(book: Book) -> str:
    """Say how many pain points rest on what a customer said or on figures, and how many are resolved."""
    pains = book.workshop.pain_points
    if not pains:
        return book.say("voices.none")
    resolved = len(pains) - len(unresolved(book.workshop))
    return joined([_proven(book, pains), book.count("voices.resolved", resolved) if resolved else None], " ")


def _proven(book: Book, pains: Sequence[Any]) -> str:
    proven = sum(each.basis != "assumed" for each in pains)
    customers = book.workshop.details.customer_name_plural
    if proven in (0, len(pains)):
        key = "voices.evidence_all" if proven else "voices.evidence_none"
        return book.count(key, len(pains), customers=customers)
    return book.count("voices.evidence", proven, all=len(pains), customers=customers)


def voice_said(book: Book, voice: Any, longest: int = 100_000) -> str:
    """Give a voice in quotation marks, those within it single; one that only gives a figure without any.

    What somebody of a segment said are a customer's words. A figure with no segment stands in a log.
    """
    whole = _IN_QUOTES(voice.quote.strip())
    text = shortened(whole[1] if whole else voice.quote, longest)
    if is_figure(voice):
        return text
    inner = _QUOTED.sub(lambda found: book.say("voices.inner_quote", quote=found[1] or found[2] or ""), text)
    return book.say("voices.quote", quote=inner)


def is_figure(voice: Any) -> bool:
    """Tell whether a voice gives a figure and nobody's words."""
    return voice.segment_id is None and any(each.isdigit() for each in voice.quote)


def _quotes(book: Book, voices: Sequence[Any], longest: int) -> list[Block]:
    blocks: list[Block] = []
    for voice in voices:
        stage = book.name("journey_stages", voice.journey_stage_id)
        source = joined(
            [
                book.name("segments", voice.segment_id),
                voice.source,
                book.day(voice.heard_on),
                book.say("voices.about", stage=stage) if stage else None,
            ]
        )
        blocks.append(
            Together(
                [
                    Paragraph(
                        voice_said(book, voice, longest),
                        QUOTE.but(before=5),
                        tag="P" if is_figure(voice) else "BlockQuote",
                    ),
                    *([Paragraph(source, SMALL.but(after=5))] if source else []),
                ]
            )
        )
    return blocks
