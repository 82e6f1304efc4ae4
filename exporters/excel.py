"""All records as an Excel workbook: a sheet for each list, real types, filters, names beside the ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from io import BytesIO
from typing import Any, NamedTuple

import msgspec
import xlsxwriter
from msgspec import Struct

from app.content import words
from app.records.kinds import BALLOT_LISTS, Clock, Share
from app.records.vocabulary import LISTS, PICTURES, WORKSHOP, Reference, record_type, references
from app.rules.names import name_of
from app.workshop import Workshop
from exporters.catalogue import File, Order
from exporters.characters import visible
from exporters.disclosure import disclosed
from exporters.edition import announce, book_of, stamp
from exporters.pdf.documents.book import Book
from exporters.pdf.palette import Palette
from exporters.pdf.styles import LETTER

Value = str | int | float | bool | date | time | None

_NAMELESS = frozenset({"notes", "votes", "ratings"})
"""Lists without ids: nothing names their records, and an id would tell secret answers apart."""
_LONGEST_SHEET_NAME = 31
_LONGEST_CELL = 32_767  # UTF-16 units
_MOST_EXACT = 10**15  # Excel reckons with 15 digits
_FIRST_DAY = date(1900, 3, 1)  # Excel's calendar begins in 1900 and has a 29 February there
_WIDEST, _NARROWEST = 60, 8
_ID_WIDTH = 38
_LINE, _HIGHEST = 15, 408  # points: a line, and the highest row there can be
_PAPERS = {True: 1, False: 9}  # the format's numbers of Letter and A4


class Column(NamedTuple):
    """A column: its head, its values from the first row on, its kind of figure, and whether it is hidden."""

    head: str
    values: list[Value]
    figure: str = "text"
    hidden: bool = False


def records(order: Order) -> Iterator[File]:
    """Make the workbook."""
    announce("xlsx", order.say)
    book = book_of(order._replace(workshop=disclosed(order.workshop)))
    written = BytesIO()
    workbook = xlsxwriter.Workbook(written, {"in_memory": True})
    details = book.workshop.details
    workbook.set_properties(
        {
            "title": visible(details.title)[:255],
            "subject": visible(details.organisation)[:255],
            "author": visible(details.facilitators or details.organisation)[:255],
            "created": stamp(book).replace(tzinfo=None),
        }
    )
    formats = _formats(workbook, book.brand.palette)
    for name, columns in _sheets(book):
        sheet = workbook.add_worksheet(name)
        _fill(sheet, columns, formats)
        _set_up(sheet, columns, book)
    workbook.close()
    yield "workshop.xlsx", written.getvalue()


def sheet_name(list_name: str) -> str:
    """Give what a list's sheet is called."""
    many: str = words("vocabulary")[list_name]["many"]
    return (many[:1].upper() + many[1:])[:_LONGEST_SHEET_NAME]


def _sheets(book: Book) -> Iterator[tuple[str, list[Column]]]:
    """Give the workshop's own sheet, then one for each list that holds something."""
    said = words("editable")["xlsx"]
    yield said["workshop"], _details(book)
    for name in LISTS:
        if book.workshop.records(name):
            yield sheet_name(name), _columns(book.workshop, name)


def _details(book: Book) -> list[Column]:
    """Give the one record about the workshop as a table of two columns, and what isn't in the file."""
    said = words("editable")["xlsx"]
    details = book.workshop.details
    left_out = {PICTURES[WORKSHOP]} if details.colour else {PICTURES[WORKSHOP], "colour"}
    fields = [field for field in msgspec.structs.fields(type(details)) if field.name not in left_out]
    heads: list[Value] = [book.label(WORKSHOP, field.name) for field in fields]
    values = [_value(WORKSHOP, field.name, getattr(details, field.name)) for field in fields]
    return [
        Column(said["field"], [*heads, said["withheld_label"]]),
        Column(said["value"], [*values, said["withheld"]]),
    ]


def _columns(workshop: Workshop, list_name: str) -> list[Column]:
    """Give a list's columns: what people read first, then the ids, hidden."""
    kind = record_type(list_name)
    labels = words("vocabulary")[list_name]["fields"]
    rows = workshop.records(list_name)
    named = {reference.field: reference for reference in references(kind)}
    seen, ids = [], []
    if list_name not in _NAMELESS:
        ids.append(Column(words("vocabulary")["common"]["id"], [row.id for row in rows], hidden=True))
    for field in msgspec.structs.fields(kind):
        if field.name == "id":
            continue
        label = labels[field.name]
        if field.name in named:
            reference = named[field.name]
            seen.append(Column(label, [_names(workshop, row, reference) or None for row in rows]))
            head = words("editable")["xlsx"]["id_of"].format(field=label)
            ids.append(Column(head, [", ".join(_ids(row, reference)) or None for row in rows], hidden=True))
        else:
            values = [_value(list_name, field.name, getattr(row, field.name)) for row in rows]
            target = ids if field.name == "image" else seen
            target.append(Column(label, values, _figure(field.type), field.name == "image"))
    return seen + ids


def _ids(row: Struct, reference: Reference) -> Sequence[str]:
    """Give the ids a record names by a field."""
    value = getattr(row, reference.field)
    if value is None:
        return ()
    return value if reference.many else (value,)


def _names(workshop: Workshop, row: Struct, reference: Reference) -> str:
    """Give the names of the records a field names."""
    found = [(_list_named(workshop, row, reference), id) for id in _ids(row, reference)]
    return ", ".join(name_of(name, workshop.get(name, id), workshop) for name, id in found)


def _list_named(workshop: Workshop, row: Struct, reference: Reference) -> str:
    """Give the list of the records a field names, which another field may tell."""
    if reference.target is not None:
        return reference.target
    assert reference.told_by is not None
    told: str = getattr(row, reference.told_by)
    if reference.told_by == "source":
        return told
    if reference.told_by == "ballot_id":
        told = workshop.get("ballots", told).subject
    return BALLOT_LISTS[told]


def _value(list_name: str, field: str, value: Any) -> Value:
    """Give a value as a cell holds it; a choice by its label.

    A date-time stays the text it was written as: cells know no offset from UTC.
    """
    vocabulary = words("vocabulary")
    enumeration = vocabulary["enumerations"].get(f"{list_name}.{field}")
    if value is None:
        return None
    if enumeration is not None:
        return str(vocabulary["values"][enumeration][value])
    if field == "stage":
        return str(words("stages")[value]["title"])
    if field == "step":
        steps = (stage["steps"] for stage in words("stages").values())
        return next(str(of_stage[value]["title"]) for of_stage in steps if value in of_stage)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if field == "fixed_at":
        return time.fromisoformat(value)
    return value  # type: ignore[no-any-return]  # the vocabulary has no other kind of value


def _figure(annotation: Any) -> str:
    """Give the kind of figure a field holds."""
    if annotation == Share | None:
        return "share"
    return "clock" if annotation == Clock | None else "text"


def _formats(workbook: Any, palette: Palette) -> dict[str, Any]:
    """Give the looks of cells by kind of figure."""
    cell = {"valign": "top", "text_wrap": True, "border": 0}
    ground = "#" + "".join(f"{round(part * 255):02X}" for part in palette.colour("accent_soft"))
    head = {"bold": True, "bg_color": ground, "bottom": 1, "valign": "top", "text_wrap": True}
    return {
        "head": workbook.add_format(head),
        "text": workbook.add_format(cell),
        "date": workbook.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "left"}),
        "clock": workbook.add_format({**cell, "num_format": "hh:mm", "align": "left"}),
        "share": workbook.add_format({**cell, "num_format": "0.0%"}),
        "count": workbook.add_format({**cell, "num_format": "#,##0"}),
        "money": workbook.add_format({**cell, "num_format": "#,##0.00"}),
    }


def _fill(sheet: Any, columns: Sequence[Column], formats: dict[str, Any]) -> None:
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.head, formats["head"])
        for row, value in enumerate(column.values, start=1):
            _write(sheet, row, place, value, column.figure, formats)


def _write(sheet: Any, row: int, place: int, value: Value, figure: str, formats: dict[str, Any]) -> None:
    """Write a value by its type: a text is never taken for a formula, a link or a number."""
    match value:
        case None:
            sheet.write_blank(row, place, None, formats["text"])
        case bool():
            sheet.write_boolean(row, place, value, formats["text"])
        case time():
            sheet.write_datetime(row, place, value, formats["clock"])
        case date() if value >= _FIRST_DAY:
            sheet.write_datetime(row, place, value, formats["date"])
        case int() if abs(value) < _MOST_EXACT:
            sheet.write_number(row, place, value, formats["count"])
        case float():
            sheet.write_number(row, place, value, formats["share" if figure == "share" else "money"])
        case _:
            _write_text(sheet, row, place, str(value), formats["text"])


def _write_text(sheet: Any, row: int, place: int, value: str, look: Any) -> None:
    text = fitting(visible(value))
    if text.startswith("<r>") and text.endswith("</r>"):
        # The writer takes such a text for the inside of a rich string and doesn't escape it.
        sheet.write_rich_string(row, place, text[:1], text[1:2], text[2:], look)
    else:
        sheet.write_string(row, place, text, look)


def fitting(text: str) -> str:
    """Give the text as a cell can hold it; where it is cut, it says by how much."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST_CELL:
        return text
    said: str = words("editable")["xlsx"]["cut"]
    room = _LONGEST_CELL - len(said) - 20
    kept = units[: 2 * room].decode("utf-16-le", "ignore")
    return kept + said.format(count=len(text) - len(kept))


def _set_up(sheet: Any, columns: Sequence[Column], book: Book) -> None:
    """Set widths, the frozen head with its filters, and how the sheet prints."""
    widths = [_ID_WIDTH if column.hidden else _width(column) for column in columns]
    for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(place, place, width, None, {"hidden": column.hidden})
    for row, values in enumerate(zip(*(column.values for column in columns), strict=True), start=1):
        seen = (
            (value, width)
            for value, width, column in zip(values, widths, columns, strict=True)
            if not column.hidden
        )
        lines = max(sum(-(-len(line) // width) or 1 for line in _lines(value)) for value, width in seen)
        if lines > 1:  # not every program makes a row as high as its text
            sheet.set_row(row, min(lines * _LINE, _HIGHEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(column.values) for column in columns), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(_PAPERS[book.size == LETTER])
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _width(column: Column) -> int:
    lines = [line for value in (column.head + "   ", *column.values) for line in _lines(value)]
    return min(max(_NARROWEST, *map(len, lines)) + 2, _WIDEST)


def _lines(value: Value) -> Iterable[str]:
    return ("",) if value is None else str(value).split("\n")
