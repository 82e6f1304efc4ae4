"""Lists of people: what is on them, who is there already, and what can't be taken in."""

from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from app.errors import InputRefused
from app.records.prepare import Department, Group, Participant, WorkshopDetails
from app.records.validation import validate
from app.roster import Roster, RosterRow, newcomers, read_pasted, read_roster
from app.roster import workbook as workbook_module
from app.workshop import Workshop
from tests.strategies import ODD_TEXTS

DETAILS = WorkshopDetails(
    title="Front line first",
    organisation="Northbridge Council",
    customer_name="resident",
    customer_name_plural="residents",
    held_on=date(2026, 3, 4),
    language="en",
)
WORKSHOP = Workshop(
    DETAILS,
    departments=(Department(id="d-housing", name="Housing"), Department(id="d-roads", name="Roads")),
    groups=(Group(id="g-1", name="Table 1"),),
    participants=(
        Participant(id="p-clerk", name="Desk Clerk", department_id="d-housing", email="clerk@example.org"),
        Participant(id="p-roads", name="Road Foreman"),
    ),
)


def names(roster: Roster) -> list[tuple[str, str | None]]:
    return [(row.name, row.department) for row in roster.rows]


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _joined(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(cells) for cells in rows)


def refusal(data: bytes | str) -> InputRefused:
    with pytest.raises(InputRefused) as refused:
        _ = read_pasted(data, WORKSHOP) if isinstance(data, str) else read_roster(data, WORKSHOP)
    return refused.value


def faults(data: bytes | str) -> list[tuple[str, str]]:
    return [(fault.path, fault.found) for fault in refusal(data).facts["faults"]]


def test_rows_with_headings_become_people_with_all_that_is_known_of_them() -> None:
    pasted = (
        "Full name\tDept.\tJob title\tSeniority\tE-Mail\tTable\tSpeaks for\tPhone\n"
        "Anna Field\tHousing\tHead of Lettings\tdirector\tanna@example.org\tTable 1\tRoads; Parks\t123\n"
        "\n"
        "  Ben   Hill \tParks\t\t\t\tTable 2\t\t\n"
    ).replace("Dept.", "Dept")
    roster = read_pasted(pasted, WORKSHOP)
    anna, ben = roster.rows
    assert (anna.line, anna.name, anna.department, anna.job_title) == (
        2,
        "Anna Field",
        "Housing",
        "Head of Lettings",
    )
    assert (anna.level, anna.email, anna.group) == ("senior_leader", "anna@example.org", "Table 1")
    assert anna.represents == ("Roads", "Parks")
    assert (ben.line, ben.name, ben.job_title, ben.level, ben.email) == (4, "Ben Hill", None, None, None)
    assert roster.unknown_departments == ("Parks",)
    assert roster.unknown_groups == ("Table 2",)
    assert roster.ignored == ("Phone",)


def test_newcomers_are_records_that_name_known_and_new_departments() -> None:
    roster = read_pasted(
        "Name,Department,Table,Represents\nAnna,housing,1st,Roads/x\nBen,PARKS,table-1,Parks;Roads\n",
        WORKSHOP,
    )
    added = newcomers(roster, WORKSHOP)
    assert [each.name for each in added.departments] == ["Roads/x", "PARKS"]
    assert [each.name for each in added.groups] == ["1st"]
    anna, ben = added.participants
    assert (anna.department_id, anna.group_id) == ("d-housing", added.groups[0].id)
    assert anna.represents_ids == (added.departments[0].id,)
    assert (ben.department_id, ben.group_id) == (added.departments[1].id, "g-1")
    assert ben.represents_ids == ("d-roads",)
    for record in (*added.departments, *added.groups, *added.participants):
        validate(record)


def test_who_is_there_already_or_twice_on_the_list_adds_nobody() -> None:
    roster = read_pasted(
        "Name\tDepartment\tE-mail\n"
        "desk-clerk\tHousing\t\n"
        "Somebody Else\tHousing\tCLERK@example.org\n"
        "Desk Clerk\tRoads\t\n"
        "Desk Clerk\tRoads\t\n"
        "Road Foreman\tRoads\tforeman@example.org\n"
        "Desk Clerk\tHousing\tother@example.org\n",
        WORKSHOP,
    )
    assert [row.participant_id for row in roster.rows] == ["p-clerk", "p-clerk", None, None, "p-roads", None]
    assert [row.repeats for row in roster.rows] == [None, None, None, 4, None, 2]
    assert [row.is_new for row in roster.rows] == [False, False, True, False, False, False]
    assert [each.name for each in newcomers(roster, WORKSHOP).participants] == ["Desk Clerk"]


def are_one(first: RosterRow, second: RosterRow) -> bool:
    if first.email and second.email:
        return first.email == second.email
    same_department = first.department == second.department or None in (first.department, second.department)
    return first.name == second.name and same_department


@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.sampled_from(["", "x", "y"]), st.sampled_from(["", "a@b", "c@d"]))
    )
)
def test_the_same_person_is_found_as_if_everyone_were_compared(people: list[tuple[str, str, str]]) -> None:
    rows = [("Name", "Department", "E-mail"), ("Z", "", ""), *people]
    roster = read_pasted("\n".join("\t".join(row) for row in rows), WORKSHOP)
    met: list[RosterRow] = []
    for row in roster.rows:
        ones = [other.line for other in met if are_one(row, other)]
        assert (row.repeats in ones) if ones else row.repeats is None
        met += [] if ones else [row]


def test_what_only_known_people_name_is_not_added() -> None:
    roster = read_pasted("Name\tDepartment\tTable\nRoad Foreman\tBridges\tTable 9\n", WORKSHOP)
    assert (roster.unknown_departments, roster.unknown_groups) == ((), ())


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("Anna Field\nBen Hill", [("Anna Field", None), ("Ben Hill", None)]),
        ("Anna Field, Housing\nBen Hill, Roads", [("Anna Field", "Housing"), ("Ben Hill", "Roads")]),
        (
            "Anna Field;Housing, Homes\nBen Hill;Roads",
            [("Anna Field", "Housing, Homes"), ("Ben Hill", "Roads")],
        ),
        ("Housing\tAnna Field\nRoads\tBen Hill", [("Anna Field", "Housing"), ("Ben Hill", "Roads")]),
        ("Name\nAnna Field", [("Anna Field", None)]),
        ("First name,Surname\nAnna,Field\n,Hill", [("Anna Field", None), ("Hill", None)]),
        ("a@x.org\tAnna\nb@x.org\tBen", [("Anna", None), ("Ben", None)]),
        ("Anna,Service\nBen,Service", [("Anna", "Service"), ("Ben", "Service")]),
        ('"Hill, Ben",Roads\n"Field, Anna",Roads', [("Hill, Ben", "Roads"), ("Field, Anna", "Roads")]),
        ('Ben "the\tRoads\n"Anna Field\tRoads', [('Ben "the', "Roads"), ('"Anna Field', "Roads")]),
    ],
)
def test_columns_without_headings_are_told_by_what_is_in_them(
    pasted: str, expected: list[tuple[str, str | None]]
) -> None:
    assert names(read_pasted(pasted, WORKSHOP)) == expected


def test_levels_and_mail_addresses_are_recognised_without_headings() -> None:
    row = read_pasted("Anna\tteam leader\tHousing\tClerk\ta@x.org", WORKSHOP).rows[0]
    assert (row.level, row.department, row.job_title, row.email) == (
        "supervisor",
        "Housing",
        "Clerk",
        "a@x.org",
    )


@given(st.lists(st.sampled_from(ODD_TEXTS), min_size=1, unique=True))
def test_odd_names_stay_the_text_they_are(odd: list[str]) -> None:
    book = Workbook()
    quoted = "Name\r\n"
    for row, name in enumerate(["Name", *odd], start=1):
        cell = book.active.cell(row, 1, name)
        cell.data_type = "s"  # or openpyxl takes a name like "=1+1" for a formula
    for name in odd:
        quoted += '"{}"\r\n'.format(name.replace('"', '""'))
    file = io.BytesIO()
    book.save(file)
    expected = [" ".join(name.split()) for name in odd]
    assert [row.name for row in read_roster(quoted.encode(), WORKSHOP).rows] == expected
    assert [row.name for row in read_roster(file.getvalue(), WORKSHOP).rows] == expected


def test_a_pasted_name_like_a_formula_stays_text() -> None:
    assert names(read_pasted('Name\n=1+1\n<b>&"x"\n', WORKSHOP)) == [("=1+1", None), ('<b>&"x"', None)]


def test_a_whole_number_written_with_a_point_is_read_as_whole() -> None:
    file = io.BytesIO()
    made = zipfile.ZipFile(io.BytesIO(workbook([["Name", "Table"], ["Anna", 3]])))
    with made, zipfile.ZipFile(file, "w") as other:
        for part in made.namelist():
            other.writestr(part, made.read(part).replace(b"<v>3</v>", b"<v>3.0</v>"))
    assert read_roster(file.getvalue(), WORKSHOP).rows[0].group == "3"


@pytest.mark.parametrize(
    "data",
    [
        "Name;Department\nZoë;Straße\n".encode(),
        b"\xef\xbb\xbf" + "Name,Department\r\nZoë,Straße\r\n".encode(),
        "Name\tDepartment\rZoë\tStraße".encode("cp1252"),
        "Name\tDepartment\nZoë\tStraße\n".encode("utf-16"),
        "Name|Department\nZoë|Straße\n".encode(),
    ],
)
def test_csv_is_read_in_any_usual_encoding_and_separator(data: bytes) -> None:
    assert names(read_roster(data, WORKSHOP)) == [("Zoë", "Straße")]


def test_a_cell_may_hold_line_breaks_and_rows_keep_their_line() -> None:
    roster = read_roster('Name,Title\n"Anna\nField","Head\u2028x"\nBen,Clerk\n'.encode(), WORKSHOP)
    assert [(row.line, row.name) for row in roster.rows] == [(2, "Anna Field"), (4, "Ben")]


def test_the_first_sheet_with_rows_is_read_with_its_values() -> None:
    rows = [
        [None, None, None],
        ["Name", "Title", "Table"],
        ["Anna", datetime(2026, 3, 4), 3.0],
        [None, None, None],
        [2.5, time(9, 30), datetime(2026, 3, 4, 9, 30)],
    ]
    anna, number = read_roster(workbook([], rows), WORKSHOP).rows
    assert (anna.line, anna.job_title, anna.group) == (3, "2026-03-04", "3")
    assert (number.line, number.name, number.job_title) == (5, "2.5", "09:30:00")
    assert number.group == "2026-03-04T09:30:00"


def test_every_fault_is_told_with_row_and_column() -> None:
    pasted = "Name\tLevel\t\tName\nAnna\tboss\tx\t\n\tmanager\t\t\nBen\t\t\t\t\tsix\nC\0D\t\t\t\n"
    assert faults(pasted) == [
        ("the list", "“Name”"),
        ("row 2, column 2", "“boss”"),
        ("row 2, column 3", "“x”"),
        ("row 3", "nothing"),
        ("row 4, column 6", "“six”"),
        ("row 5, column 1", "“C\\x00D”"),
    ]
    assert "Senior leader, Middle manager" in str(refusal("Name\tLevel\nAnna\tboss\n"))


def test_a_column_that_tells_nothing_about_itself_is_refused() -> None:
    assert faults("Anna\tHousing\tClerk\tblue\nBen\tRoads\tClerk\t\n") == [("row 1, column 4", "“blue”")]


def test_at_most_twenty_faults_are_listed() -> None:
    refused = refusal("Name\tLevel\n" + "Anna\tboss\n" * 21)
    assert refused.key == "roster.many_faults"
    assert len(refused.facts["faults"]) == 20
    assert refusal("Name\tLevel\n" + "Anna\tboss\n" * 20).key == "roster.faults"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("Name\tDepartment\n", "empty"),
        ("Department\tJob title\nHousing\tClerk\n", "no_names"),
        (b'Name,Title\n"Anna,Clerk\nBen,Clerk\n', "not_csv"),
        (b"Name\nAnna\x81\n", "not_text"),
        (b"\xff\xfeN\x00\x00", "not_text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old_excel"),
        (b"PK\x03\x04 cut short", "not_xlsx"),
        (workbook([]), "empty"),
        ("Name\n" + "Anna\n" * 100_001, "too_many_rows"),
    ],
)
def test_what_is_no_list_of_people_is_refused(data: bytes | str, key: str) -> None:
    assert refusal(data).key == f"roster.{key}"


def test_the_place_of_an_unpaired_quotation_mark_is_told() -> None:
    assert "line 2 " in str(refusal(b'Name,Title\n"Anna,Clerk\nBen,Clerk\n'))
    assert "line 2." in str(refusal(b"Name\nAnna\x81\n"))


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refusal(file.getvalue()).key == "roster.not_xlsx"


def test_a_workbook_that_unpacks_to_more_than_the_cap_is_refused() -> None:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/sheet.xml", "w") as part,
    ):
        for _ in range(201):
            part.write(bytes(1_000_000))
    assert refusal(file.getvalue()).key == "roster.too_large"


def test_a_workbook_of_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_module, "ROW_LIMIT", 3)
    assert refusal(workbook([["Name"], ["a"], ["b"], ["c"]])).key == "roster.too_many_rows"


def test_more_than_two_hundred_megabytes_are_refused() -> None:
    assert refusal(bytes(200_000_001)).key == "interchange.too_large"


@given(st.text() | st.lists(st.lists(st.sampled_from([*ODD_TEXTS, "Name", "Level", '"', ""]))).map(_joined))
def test_any_paste_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(InputRefused):
        roster = read_pasted(text, WORKSHOP)
        for record in newcomers(roster, WORKSHOP).participants:
            validate(record)


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode), st.sampled_from([b"", b"PK\x03\x04"]))
def test_any_file_is_read_or_refused(data: bytes, magic: bytes) -> None:
    with contextlib.suppress(InputRefused):
        assert read_roster(magic + data, WORKSHOP).rows


@given(st.data())
@settings(max_examples=60)
def test_a_spoiled_workbook_is_read_or_refused(data: st.DataObject) -> None:
    file = io.BytesIO()
    made = zipfile.ZipFile(io.BytesIO(workbook([["Name", "Table"], ["Anna", 3]])))
    with made, zipfile.ZipFile(file, "w") as spoiled:
        names = made.namelist()
        hit = data.draw(st.sampled_from(names))
        for name in names:
            part = made.read(name)
            if name == hit:
                start = data.draw(st.integers(0, len(part)))
                rest = part[start + data.draw(st.integers(0, 9)) :]
                part = part[:start] + data.draw(st.binary(max_size=6)) + rest
            spoiled.writestr(name, part)
    with contextlib.suppress(InputRefused):
        assert read_roster(file.getvalue(), WORKSHOP).rows
