"""The workbook: every record with real types, nothing interpreted, nothing secret; read back by openpyxl."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import msgspec
import openpyxl
import pytest
from hypothesis import Phase, given
from hypothesis import settings as tries
from lxml import etree
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.content import words
from app.records.vocabulary import LISTS
from app.rules.names import name_of
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order, Paper
from exporters.characters import visible
from exporters.disclosure import disclosed
from exporters.excel import fitting, sheet_name
from tests.small import workshop as small
from tests.strategies import workshops
from tests.told import SECRETS, full_of_secrets


def made(workshop: Workshop, paper: Paper | None = None) -> bytes:
    """Make the workbook."""
    ((name, content),) = CATALOGUE["xlsx"].files(Order(workshop, {}, lambda _: None, paper))
    assert name == "workshop.xlsx"
    return content


def opened(workshop: Workshop, paper: Paper | None = None) -> Workbook:
    """Make it and read it back."""
    return openpyxl.load_workbook(BytesIO(made(workshop, paper)))


def column(sheet: Worksheet, head: str) -> list[Any]:
    """Give the values below a head."""
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(head)] for row in sheet.iter_rows(min_row=2, values_only=True)]


def cells(book: Workbook) -> list[Any]:
    """Give every value of every sheet."""
    return [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]


def as_read(text: str) -> str:
    """Give a text as openpyxl reads it: it takes the escape of an escape for the text itself."""
    return visible(text).replace("x005F_", "")


def test_every_record_of_the_sample_is_there_by_its_words(sample: Workshop) -> None:
    book, shown = opened(sample), disclosed(sample)
    names = ["Workshop", *(sheet_name(name) for name in LISTS if shown.records(name))]
    assert book.sheetnames == names
    said = set(cells(book))
    for name in LISTS:
        records = shown.records(name)
        if records:
            assert book[sheet_name(name)].max_row == len(records) + 1
        for record in records:
            for field in msgspec.structs.fields(record):
                value = getattr(record, field.name)
                if field.type in (str, str | None) and value and (name, field.name) != ("photos", "image"):
                    assert value in said or (name in ("votes", "ratings") and field.name == "id")


def test_names_of_sheets_are_legal_and_differ() -> None:
    names = [sheet_name(name) for name in LISTS] + [words("editable")["xlsx"]["workshop"]]
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert len({name.lower() for name in names}) == len(names)


def test_heads_are_frozen_and_every_column_can_be_filtered(sample: Workshop) -> None:
    for sheet in opened(sample):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert all(cell.font.bold for cell in sheet[1])
        assert all(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1])


def test_rows_are_as_high_as_their_text() -> None:
    titles = ["short", "words " * 30, "one\ntwo", "words " * 5000]
    sheet = opened(small(actions=[{"title": title} for title in titles]))["Actions"]
    assert [sheet.row_dimensions[row].height for row in range(2, 6)] == [None, 45, 30, 408]


def test_references_are_names_with_the_id_in_a_hidden_column(sample: Workshop) -> None:
    sheet = opened(sample)["Actions"]
    owned = next(place for place, each in enumerate(sample.actions) if each.owner_id)
    action = sample.actions[owned]
    owner = name_of("participants", sample.get("participants", action.owner_id), sample)
    assert column(sheet, "Owner")[owned] == owner
    assert column(sheet, "Owner: ID")[owned] == action.owner_id
    assert column(sheet, "ID")[owned] == action.id
    hidden = {cell.value for cell in sheet[1] if sheet.column_dimensions[cell.column_letter].hidden}
    assert {"ID"} <= hidden
    assert not {"Action", "Owner"} & hidden


def test_several_references_stand_in_one_cell() -> None:
    people = [{"department_id": None, "represents_ids": ("departments-0", "departments-1")}]
    sheet = opened(small(departments=[{"name": "Yard"}, {"name": "Desk"}], participants=people))[
        "Participants"
    ]
    assert column(sheet, "Also speaks for") == ["Yard, Desk"]
    assert column(sheet, "Also speaks for: ID") == ["departments-0, departments-1"]


def test_what_another_field_tells_is_named_too() -> None:
    workshop = small(
        drafts=[{"text": "We ring first"}],
        pain_points=[{"text": "Nobody rings"}],
        actions=[{"title": "Ring"}],
        action_sources=[{"action_id": "actions-0", "source": "pain_points", "source_id": "pain_points-0"}],
        ballots=[{"candidate_ids": ("drafts-0",), "revealed_at": "2026-03-04T10:00:00Z"}],
        votes=[{"ballot_id": "ballots-0", "candidate_id": "drafts-0", "dots": 2}],
    )
    book = opened(workshop)
    assert column(book["Reasons for actions"], "Reason") == ["Nobody rings"]
    assert column(book["Ballots"], "Candidates") == ["We ring first"]
    assert column(book["Votes"], "Candidate") == ["We ring first"]


def test_values_have_their_types() -> None:
    workshop = small(
        agenda_items=[
            {"fixed_at": "09:05", "minutes": 90, "stage": "vision", "step": "drafts"},
            {"started_at": "2026-03-04T09:00:00+01:00"},
        ],
        actions=[{"due_on": date(2026, 4, 1), "impact": 4, "recognised": True, "loyalty": False}],
        business_cases=[{"retention": 0.88, "yearly_revenue_per_customer": 30000.5, "customers": 1200}],
    )
    book = opened(workshop)
    agenda, action, case = book["Agenda items"], book["Actions"], book["Business cases"]
    assert column(agenda, "Fixed start") == [time(9, 5), None]
    assert column(agenda, "Minutes") == [90, 30]
    assert column(agenda, "Stage") == ["Vision", None]
    assert column(agenda, "Step") == ["Drafts", None]
    assert column(agenda, "Started")[1] == "2026-03-04T09:00:00+01:00"
    assert column(action, "Due") == [datetime(2026, 4, 1)]
    assert column(action, "Impact") == [4]
    assert column(action, "First question") == [True]
    assert column(action, "Second question") == [False]
    assert column(action, "Status") == ["Proposed"]
    assert column(case, "Share of customers kept in a year") == [0.88]
    assert column(case, "Yearly revenue for each customer") == [30000.5]
    heads = [cell.value for cell in case[1]]
    kept, earned, count = (
        case[2][heads.index(head)]
        for head in ("Share of customers kept in a year", "Yearly revenue for each customer", "Customers")
    )
    assert [each.number_format for each in (kept, earned, count)] == ["0.0%", "#,##0.00", "#,##0"]


def test_what_excel_would_get_wrong_stays_text() -> None:
    book = opened(small({"present_count": 2**62}, actions=[{"due_on": date(1899, 12, 31)}]))
    assert column(book["Actions"], "Due") == ["1899-12-31"]
    values = dict(zip(column(book["Workshop"], "Field"), column(book["Workshop"], "Value"), strict=True))
    assert values["How many are present"] == str(2**62)
    assert values["Days to the check-ins"] == "30, 60, 90"
    assert values["Date"] == datetime(2026, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 1 234",
        "-5",
        "@home",
        '=HYPERLINK("http://example.org")',
        "https://example.org",
        "0012",
        "<r><t>not rich</t></r>",
        "<r>&amp;</r>",
        "{=SUM(A1)}",
        "\ttab",
        "  spaces around  ",
        "a bell\a",
        "'quoted",
        "TRUE",
    ],
)
def test_texts_are_never_taken_for_anything_else(text: str) -> None:
    sheet = opened(small(actions=[{"title": text}]))["Actions"]
    assert sheet["A2"].value == visible(text)
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].hyperlink is None


def test_texts_longer_than_a_cell_are_cut_where_it_is_said() -> None:
    for sign in ("x", "🙂"):
        text = sign * 40_000
        said = fitting(text)
        assert len(said.encode("utf-16-le")) // 2 <= 32_767
        kept, _, rest = said.partition(" … ")
        assert text.startswith(kept)
        assert f"{40_000 - len(kept)} more characters" in rest
    assert fitting("x" * 32_767) == "x" * 32_767


def test_nothing_secret_is_in_it() -> None:
    book = opened(full_of_secrets())
    said = [str(value) for value in cells(book)]
    assert not [text for text in said for secret in SECRETS if secret in text]
    assert "Notes" not in book.sheetnames
    votes, ratings = book["Votes"], book["Ratings"]
    for sheet in (votes, ratings):
        assert "ID" not in [cell.value for cell in sheet[1]]
    assert column(votes, "Dots") == [2, 1, 1, 3]
    assert column(votes, "Voter") == [None, None, None, "Anna"]
    assert column(ratings, "Mark") == [2, 3, None, 4, 4]
    assert column(ratings, "Participant") == [None, None, None, None, "Anna"]
    assert any("pledges that may not be shown" in text for text in said)


def test_same_workshop_same_bytes(sample: Workshop) -> None:
    content = made(sample)
    assert content == made(sample)
    with ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert openpyxl.load_workbook(BytesIO(content)).properties.title == sample.details.title


def test_it_prints_on_the_paper_asked_for() -> None:
    assert opened(small(), "letter")["Workshop"].page_setup.paperSize == 1
    assert opened(small(), "a4")["Workshop"].page_setup.paperSize == 9


@given(workshops())
@tries(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_any_workshop_becomes_a_workbook_that_holds_its_words(workshop: Workshop) -> None:
    content = made(workshop)
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
    said = {str(value) for value in cells(openpyxl.load_workbook(BytesIO(content)))}
    shown = disclosed(workshop)
    for name in LISTS:
        for record in shown.records(name):
            for field in msgspec.structs.fields(record):
                value = getattr(record, field.name)
                if field.type in (str, str | None) and value and field.name != "id":
                    assert as_read(value) in said
