"""The business case: the client's own figures with their formulas, and apart from them what others report."""

from __future__ import annotations

import re
from typing import Any

from app.content import words
from app.rules.business_case import MONEY, CaseResult, results, totals
from app.rules.names import customer_of
from exporters.pdf.blocks import Block, Heading, Listing, Paragraph, Together
from exporters.pdf.documents.book import Book, joined, number, percent
from exporters.pdf.inline import Span
from exporters.pdf.styles import CELL, SMALL
from exporters.pdf.tables import Cell, Column, Table

_FIGURES = CELL.but(figures=True)
_SHARES = frozenset({"retention", "target_retention", "contribution_margin", "avoidable_share"})
_COUNTS = frozenset({"customers", "contacts_a_year"})
_CODE = re.compile("[A-Za-z]{2,4}").fullmatch
_FIELDS = (
    "customers",
    "yearly_revenue_per_customer",
    "retention",
    "target_retention",
    "contribution_margin",
    "cost_to_win_a_customer",
    "contacts_a_year",
    "avoidable_share",
    "cost_per_contact",
)


def business_chapter(book: Book) -> list[Block]:
    """Give what goes in and what comes out for each segment, the sums, and the reported figures apart."""
    workshop = book.workshop
    if not workshop.business_cases:
        return []
    said = words("business_case")
    blocks: list[Block] = [
        Heading(1, said["title"], room=0.35),
        Heading(2, said["own_heading"], listed=False),
    ]
    for case, found in zip(workshop.business_cases, results(workshop), strict=True):
        name = customer_of(case.segment_id, workshop)
        blocks += [
            Heading(3, joined([name[:1].upper() + name[1:], case.currency]), listed=False),
            _given(book, case),
            _results(book, found),
        ]
    if len(workshop.business_cases) > 1:
        for total in totals(workshop):
            heading = joined([said["total"], total.currency])
            blocks += [Heading(3, heading, listed=False), _results(book, total)]
    reported = [
        [Span(each["figure"]), Span("\n" + each["source"], colour="text2")] for each in said["reported"]
    ]
    others: list[Block] = [
        Heading(2, said["reported_heading"], listed=False),
        Paragraph(said["reported_note"], SMALL),
        Listing(reported),
    ]
    return [*blocks, Together(others)]


def _given(book: Book, case: Any) -> Table:
    rows = []
    for name in _FIELDS:
        value = getattr(case, name)
        if value is not None:
            rows.append([book.label("business_cases", name), _shown(name, value, case.currency)])
    columns = [
        Column(book.say("business.figure"), 5, leads=True),
        Column(book.say("business.value"), 2, "right", _FIGURES),
    ]
    return Table(columns, rows)


def _results(book: Book, found: CaseResult) -> Table:
    said = words("business_case")
    rows: list[list[Cell]] = []
    for figure in found.figures:
        names = said["results"][figure.key]
        how = [Span(names["formula"])]
        if "note" in names:
            how.append(Span("\n" + names["note"], colour="text3"))
        if figure.value is None:
            missing = ", ".join(book.label("business_cases", field) for field in figure.missing)
            value = ""
            how = [Span(said["missing_needs"].format(fields=missing), colour="text3")]
        else:
            is_money = figure.key in MONEY
            value = (
                money(figure.value, found.currency)
                if is_money
                else number(figure.value, _places(figure.value))
            )
        rows.append([names["name"], how, value])
    columns = [
        Column(book.say("business.result"), 2.4, style=CELL.but(weight="semibold"), leads=True),
        Column(book.say("business.formula"), 4, style=CELL.but(colour="text2")),
        Column(book.say("business.value"), 1.4, "right", _FIGURES),
    ]
    return Table(columns, rows)


def money(value: float, currency: str, places: int = 0) -> str:
    """Give a sum with its currency: before it the sign people know, or else the code.

    What is neither stands in the heading alone: a currency may be any text.
    """
    code = currency.strip()
    sign = words("documents")["currencies"].get(code.upper())
    before = sign or (f"{code}\xa0" if _CODE(code) else "")
    return f"{'−' if value < 0 else ''}{before}{number(abs(value), places)}"


def _shown(name: str, value: float, currency: str) -> str:
    if name in _SHARES:
        return percent(value)
    return number(value) if name in _COUNTS else money(value, currency, _places(value))


def _places(value: float) -> int:
    """Give the decimal places a figure needs: none for whole ones."""
    return 0 if value == int(value) else 2
