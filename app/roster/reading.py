"""A list of people into rows that can be looked at before anyone is added, or a refusal naming each fault."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct

from app.content import words
from app.errors import InputRefused
from app.incoming import FAULTS_SHOWN, check_size, refusal_of
from app.records.fault import Fault, shown
from app.records.validation import text_fault
from app.roster.columns import Columns, columns, level_of, same
from app.roster.recognition import recognised
from app.roster.rows import RosterRow
from app.roster.separated import Row, csv_rows, pasted_rows
from app.roster.workbook import OLD_EXCEL_MAGIC, ZIP_MAGIC, workbook_rows
from app.workshop import Workshop


class Roster(Struct, frozen=True, kw_only=True):
    """A list of people as read. Departments and tables that the workshop lacks are named as first written;
    `ignored` are the headings of columns that nothing was taken from.
    """

    rows: tuple[RosterRow, ...]
    unknown_departments: tuple[str, ...]
    unknown_groups: tuple[str, ...]
    ignored: tuple[str, ...]


def read_pasted(text: str, workshop: Workshop) -> Roster:
    """Read rows from the clipboard: with headings or without, cells separated by tabs, semicolons or commas.

    Raises InputRefused, naming row and column of each fault; nobody is added by reading.
    """
    return _roster(pasted_rows(text), workshop)


def read_roster(data: bytes, workshop: Workshop) -> Roster:
    """Read the bytes of a CSV file or an Excel workbook (.xlsx), told apart by how they begin.

    Raises InputRefused like read_pasted, and for what is neither of the two.
    """
    check_size(len(data))
    if data.startswith(OLD_EXCEL_MAGIC):
        raise InputRefused("roster.old_excel")
    rows = workbook_rows(data) if data.startswith(ZIP_MAGIC) else csv_rows(data)
    return _roster(rows, workshop)


def _roster(rows: Sequence[Row], workshop: Workshop) -> Roster:
    filled = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    if not filled:
        raise InputRefused("roster.empty")
    departments = {same(each.name): each.name for each in workshop.departments}
    found = columns([cells for _, cells in filled], set(departments))
    people = filled[1:] if found.headings else filled
    if "name" not in found.places and not {"first_name", "last_name"} <= found.places.keys():
        raise InputRefused("roster.no_names")
    if not people:
        raise InputRefused("roster.empty")
    faults = list(islice(_faults(found, people), FAULTS_SHOWN + 1))
    if faults:
        raise refusal_of("roster", faults)
    read = recognised([_row(line, cells, found) for line, cells in people], workshop)
    written = [name for row in read if row.is_new for name in (row.department, *row.represents) if name]
    groups = {same(each.name) for each in workshop.groups}
    return Roster(
        rows=read,
        unknown_departments=_first_written(written, set(departments)),
        unknown_groups=_first_written([row.group for row in read if row.is_new and row.group], groups),
        ignored=found.ignored,
    )


def _row(line: int, cells: Sequence[str], found: Columns) -> RosterRow:
    held = {key: " ".join(cells[place].split()) for key, place in found.places.items() if place < len(cells)}
    represents = held.get("represents", "").replace(";", ",").split(",")
    return RosterRow(
        line=line,
        name=held.get("name") or _joined(held),
        department=held.get("department") or None,
        represents=tuple(name.strip() for name in represents if name.strip()),
        job_title=held.get("job_title") or None,
        level=level_of(held.get("level", "")),
        email=held.get("email") or None,
        group=held.get("group") or None,
    )


def _joined(held: dict[str, str]) -> str:
    return " ".join(part for part in (held.get("first_name"), held.get("last_name")) if part)


def _first_written(names: Sequence[str], known: set[str]) -> tuple[str, ...]:
    unknown: dict[str, str] = {}
    for name in names:
        if same(name) not in known:
            unknown.setdefault(same(name), name)
    return tuple(unknown.values())


def _faults(found: Columns, people: Sequence[Row]) -> Iterator[Fault]:
    for heading in found.twice:
        expected = _said("expected", "one_heading", heading=heading)
        yield Fault(path=_said("place", "table"), found=shown(heading), expected=expected)
    for line, cells in people:
        if not _row(line, cells, found).name:
            path = _said("place", "row", row=line)
            yield Fault(path=path, found=_said("found", "nothing"), expected=_said("expected", "name"))
        for place, cell in enumerate(cells):
            unfit = _cell_expected(cell, place, found) if cell.strip() else None
            if unfit is not None:
                path = _said("place", "cell", row=line, column=place + 1)
                yield Fault(path=path, found=shown(cell), expected=unfit)


def _cell_expected(cell: str, place: int, found: Columns) -> str | None:
    """Tell what was expected in a cell that can't be taken as it is; None where it can, or is ignored."""
    if place not in found.places.values():
        headed = any(heading.strip() for heading in found.headings[place : place + 1])
        return None if headed else _said("expected", "no_cell")
    if place == found.places.get("level") and level_of(cell) is None:
        levels = words("vocabulary")["values"]["seniority_level"].values()
        return _said("expected", "level", levels=", ".join(levels))
    return text_fault(cell)


def _said(table: str, name: str, **facts: Any) -> str:
    return str(words("roster")[table][name]).format(**facts)
