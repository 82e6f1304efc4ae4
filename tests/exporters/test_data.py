"""The tables and calendars others carry on with: complete, harmless, and the same every time."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from icalendar import Calendar

from app.content import words
from app.records.plan import Action
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order
from exporters.data import harmless
from tests.filling import at_home
from tests.small import workshop as small
from tests.told import full_of_secrets


def made(key: str, workshop: Workshop) -> bytes:
    """Make the one file of a document."""
    ((_, content),) = CATALOGUE[key].files(Order(workshop, {}, lambda _: None))
    return content


def rows(workshop: Workshop) -> list[dict[str, str]]:
    """Give the rows of the table of actions by their heads."""
    return list(csv.DictReader(StringIO(made("csv", workshop).decode("utf-8-sig"))))


def test_the_table_holds_every_action_with_names_for_ids(sample: Workshop) -> None:
    told = rows(sample)
    assert [row["Action"] for row in told] == [action.title for action in sample.actions]
    first = sample.actions[0]
    assert told[0]["Department"] == (
        sample.get("departments", first.department_id).name if first.department_id else ""
    )
    assert {row["Status"] for row in told} <= {"Proposed", "Agreed", "Started", "Done", "Dropped"}


def test_cells_are_no_formulas() -> None:
    acts = [
        {"title": "=1+1", "owner": "@home", "measure": "-5", "cost": "+44", "detail": "\tx", "goal": "a=b"}
    ]
    (row,) = rows(small(actions=acts))
    assert [row[head] for head in ("Action", "Owner", "Measure", "Cost", "Detail", "Goal")] == [
        "'=1+1",
        "'@home",
        "'-5",
        "'+44",
        "'\tx",
        "a=b",
    ]
    assert harmless("") == ""
    assert harmless("\n=1+1") == "'\n'=1+1"
    assert harmless("＝1+1") == "'＝1+1"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_are_no_formulas_whatever_a_spreadsheet_parts_them_by(separator: str) -> None:
    signs = "=+-@＝＋－＠"
    before = [";", "\t", "\n", "\r\n", ';"', ';""', "\t;", '\n"']
    acts = [{"title": f"x{each}{sign}1+1;y", "detail": each} for each in before for sign in signs]
    table = made("csv", small(actions=acts)).decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(table, newline=""), delimiter=separator) for cell in row]
    assert len(cells) > len(acts)
    assert [cell for cell in cells if cell.startswith(tuple(signs))] == []


def test_a_guard_within_a_cell_leaves_its_text_as_it_was() -> None:
    titles = {
        "Ask; answer = done; a-b\nx": "Ask; answer = done; a-b\nx",
        "Twice a day:\n- ring\n- write": "Twice a day:\n'- ring\n'- write",
        'x;"=1+1"': 'x;"\'=1+1"',
    }
    told = rows(small(actions=[{"title": title} for title in titles]))
    assert [row["Action"] for row in told] == list(titles.values())


def test_the_table_tells_where_each_action_stands() -> None:
    acts = [
        {"due_on": date(2026, 4, 1), "recognised": True, "loyalty": False},
        {"due_on": date(2027, 4, 1)},
        {},
    ]
    told = rows(small({"horizons": (30, 60, 90)}, actions=acts))
    assert [row["No."] for row in told] == ["1", "2", "3"]
    assert [row["By when"] for row in told] == ["Within 30 days", "Later", "No date yet"]
    assert [row["First question"] for row in told] == ["Yes", "", ""]
    assert [row["Second question"] for row in told] == ["No", "", ""]


def test_the_table_names_what_an_action_answers_but_no_private_pledge() -> None:
    (row,) = rows(full_of_secrets())
    assert row["Answers"] == "I ring first"


def test_every_field_of_an_action_is_in_the_table() -> None:
    columns = {*words("documents")["csv"]["columns"], "id"}
    assert {field.removesuffix("_id") for field in Action.__struct_fields__} <= columns


def test_the_calendar_holds_due_dates_and_check_ins() -> None:
    workshop = small(
        actions=[
            {
                "title": "Ring first",
                "due_on": date(2026, 4, 1),
                "owner": "The yard",
                "first_step": "Ask",
                "measure": "Calls",
            },
            {"title": "Without a date"},
            {"title": "Given up", "due_on": date(2026, 4, 2), "status": "dropped"},
        ],
        check_ins=[
            {"planned_on": date(2026, 5, 1), "chair": "The director", "place": "Mill Lane"},
            {"planned_on": date(2026, 6, 1), "held_on": date(2026, 6, 3)},
            {"chair": "Nobody yet"},
        ],
    )
    events = Calendar.from_ical(made("ics", workshop)).walk("VEVENT")
    assert [(str(each["SUMMARY"]), each["DTSTART"].dt) for each in events] == [
        ("Vision day", workshop.details.held_on),
        ("Due: Ring first", date(2026, 4, 1)),
        ("Check-in: Vision day", date(2026, 5, 1)),
        ("Check-in: Vision day", date(2026, 6, 3)),
    ]
    assert str(events[1]["UID"]) == "action-actions-0@touchline"
    assert str(events[1]["DESCRIPTION"]) == "Owner: The yard\nFirst step: Ask\nMeasure: Calls"
    assert str(events[2]["LOCATION"]) == "Mill Lane"
    assert {each["DTSTAMP"].dt.date() for each in events} == {workshop.details.held_on}


def test_same_workshop_same_bytes(sample: Workshop) -> None:
    for key in ("json", "csv", "ics"):
        assert made(key, sample) == made(key, sample)


def test_a_calendar_holds_the_day_and_its_horizons_if_nothing_else() -> None:
    workshop = small()
    day, *after = Calendar.from_ical(made("ics", workshop)).walk("VEVENT")
    assert day["DTSTART"].dt == workshop.details.held_on
    assert str(day["UID"]).startswith("workshop-")
    assert [(str(each["SUMMARY"]), each["DTSTART"].dt) for each in after] == [
        ("Check-in after 30 days: Vision day", date(2026, 4, 3)),
        ("Check-in after 60 days: Vision day", date(2026, 5, 3)),
        ("Check-in after 90 days: Vision day", date(2026, 6, 2)),
    ]


def test_the_last_day_there_is_stands_in_the_calendar() -> None:
    last = date(9999, 12, 31)
    workshop = small({"held_on": last}, actions=[{"title": "Ring first", "due_on": last}])
    day, due = Calendar.from_ical(made("ics", workshop)).walk("VEVENT")
    assert (day["DTSTART"].dt, due["DTSTART"].dt) == (last, last)
    assert "DTEND" not in due


def test_a_check_in_by_horizon_keeps_its_id_when_the_horizon_moves() -> None:
    ids = [
        [str(each["UID"]) for each in Calendar.from_ical(made("ics", workshop)).walk("VEVENT")]
        for workshop in (small(), small({"horizons": (14, 60, 90)}))
    ]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 4


def ids(workshop: Workshop) -> list[str]:
    """Give the ids of the events of a calendar."""
    return [str(each["UID"]) for each in Calendar.from_ical(made("ics", workshop)).walk("VEVENT")]


def test_events_keep_their_ids_when_the_title_is_mended_or_the_day_moves() -> None:
    before = at_home(small())
    for about in ({"title": "Vision days"}, {"held_on": date(2026, 3, 11)}, {"organisation": "Southern"}):
        assert ids(at_home(small(about))) == ids(before)
    assert len(set(ids(before))) == 4
    other = at_home(small(), "0d6d1c6e-3f0e-4a51-8f0c-3f1d5c1f6a77")
    assert not set(ids(before)) & set(ids(other))


def test_two_workshops_outside_of_files_have_events_of_their_own() -> None:
    assert ids(small()) == ids(small())
    assert not set(ids(small())) & set(ids(small({"held_on": date(2026, 3, 11)})))


def test_a_calendar_holds_no_control_characters() -> None:
    odd = "bell\a tab\t feed\v page\f sign\x1c end\x7f\rand\r\nline"
    workshop = small(
        {"title": odd, "venue": odd, "purpose": odd}, actions=[{"title": odd, "due_on": date(2026, 4, 1)}]
    )
    calendar = made("ics", workshop)
    lines = calendar.split(b"\r\n")
    assert not [line for line in lines if any((sign < 32 and sign != 9) or sign == 127 for sign in line)]
    shown = "bell␇ tab\t feed␋ page␌ sign␜ end␡\nand\nline"
    day, due, *_ = Calendar.from_ical(calendar).walk("VEVENT")
    assert (day["SUMMARY"], day["DESCRIPTION"], day["LOCATION"]) == (shown, shown, shown)
    assert due["SUMMARY"] == f"Due: {shown}"
