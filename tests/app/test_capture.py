"""Marks of a capture line are understood where they are meant, and nothing typed is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture import CaptureEntry, KnownNames, parse_marks, split_lines
from app.days import DayWriting
from app.doubt import Doubt

MONDAY = date(2027, 1, 4)
KNOWN = KnownNames(
    departments=("Customer Service", "Customer", "IT", "Sales"),
    receivers=("Credit", "Customers", "Sales"),
    journey_stages=("Use", "Choose and buy"),
    owners=("Head of Sales", "Head of Sales North"),
    levels=("broken", "service"),
)


def read(text: str) -> CaptureEntry:
    return parse_marks(text, KNOWN, today=MONDAY)


def words_in_doubt(entry: CaptureEntry) -> tuple[str, ...]:
    return tuple(doubt.words for doubt in entry.doubts)


def test_everything_at_once() -> None:
    line = "Call back @customer service >Credit >customers #choose and buy !4 ^head of sales ~service due fri"
    assert read(line) == CaptureEntry(
        text="Call back",
        department="Customer Service",
        receivers=("Credit", "Customers"),
        journey_stage="Choose and buy",
        number=4,
        owner="Head of Sales",
        due=date(2027, 1, 8),
        level="service",
    )


@pytest.mark.parametrize(
    ("line", "text", "owner"),
    [
        ("Ring ^Head of Sales North today", "Ring today", "Head of Sales North"),
        ("Ring ^Head of Sales, then wait", "Ring, then wait", "Head of Sales"),
        ("Ring ^Head of Salesmanship", "Ring ^Head of Salesmanship", None),
        ("Ring ^Nobody", "Ring ^Nobody", None),
        ("Ring a^Head of Sales", "Ring a^Head of Sales", None),
        ("^Head of Sales", "", "Head of Sales"),
    ],
)
def test_longest_known_name_at_the_start_of_a_word(line: str, text: str, owner: str | None) -> None:
    entry = read(line)
    assert (entry.text, entry.owner) == (text, owner)


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("late !5", 5, "late"),
        ("late !0", None, "late !0"),
        ("late !6", None, "late !6"),
        ("late !3 !4", 3, "late !4"),
        ("late !", None, "late !"),
        ("late !4th", None, "late !4th"),
        ("late !٣", None, "late !٣"),
        ("late !05", None, "late !05"),
        pytest.param("!" + "1" * 5000, None, "!" + "1" * 5000, id="more digits than Python reads"),
        ("Stop! 4 calls", None, "Stop! 4 calls"),
    ],
)
def test_numbers_from_one_to_five(line: str, number: int | None, text: str) -> None:
    entry = read(line)
    assert (entry.number, entry.text) == (number, text)


@pytest.mark.parametrize(
    ("line", "due", "text", "unknown"),
    [
        ("Ring due today", MONDAY, "Ring", ()),
        ("Ring due Tomorrow", date(2027, 1, 5), "Ring", ()),
        ("Ring due mon", date(2027, 1, 11), "Ring", ()),
        ("Ring due Thursday morning", date(2027, 1, 7), "Ring morning", ()),
        ("Ring due 2027-02-28.", date(2027, 2, 28), "Ring.", ()),
        ("Ring due 31/3/2027", date(2027, 3, 31), "Ring", ()),
        ("Ring due 31.3.27, then wait", date(2027, 3, 31), "Ring, then wait", ()),
        ("Ring due 31 March 2027 !4", date(2027, 3, 31), "Ring", ()),
        ("Ring due 2027-02-30", None, "Ring due 2027-02-30", ("2027-02-30",)),
        ("Ring due 31/13/2027 !4", None, "Ring due 31/13/2027", ("31/13/2027",)),
        (
            "Ring due 31 March, or so they say",
            None,
            "Ring due 31 March, or so they say",
            ("31 March, or",),
        ),
        ("Ring due March", None, "Ring due March", ("March",)),
        ("Ring due end of March", None, "Ring due end of March", ()),
        ("Ring due march on", None, "Ring due march on", ("march on",)),
        ("Payment due banana.", None, "Payment due banana.", ("banana",)),
        ("Payment due banana !4", None, "Payment due banana", ("banana",)),
        ("Payment due on delivery", None, "Payment due on delivery", ()),
        ("Payment due", None, "Payment due", ()),
        ("Payment due ", None, "Payment due", ()),
        ("Payment due (soon)", None, "Payment due (soon)", ()),
        ("Ring due fri due sat", date(2027, 1, 8), "Ring due sat", ()),
        ("Residue mon", None, "Residue mon", ()),
        ("Ring due mo", None, "Ring due mo", ("mo",)),
        ("Ring due next friday, then wait", date(2027, 1, 15), "Ring, then wait", ()),
        ("Ring due Next Mon", date(2027, 1, 11), "Ring", ()),
        ("Ring due in 2 weeks", date(2027, 1, 18), "Ring", ()),
        ("Ring due in ten days !4", date(2027, 1, 14), "Ring", ()),
        ("Ring due in a week", date(2027, 1, 11), "Ring", ()),
        ("Ring due next one, please", None, "Ring due next one, please", ("next one, please",)),
        ("Ring due in some days", None, "Ring due in some days", ("in some days",)),
        ("Ring due on 3 May", None, "Ring due on 3 May", ("on 3 May",)),
        ("Ring due by friday noon", None, "Ring due by friday noon", ("by friday noon",)),
        ("Payment due in full", None, "Payment due in full", ()),
        ("Payment due by", None, "Payment due by", ("by",)),
        ("Print the due date", None, "Print the due date", ()),
        ("Ring all with a due sum", None, "Ring all with a due sum", ()),
        ("Delays due to rain", None, "Delays due to rain", ()),
        ("Do it, dad", None, "Do it, dad", ()),
    ],
)
def test_due_dates(line: str, due: date | None, text: str, unknown: tuple[str, ...]) -> None:
    entry = read(line)
    assert (entry.due, entry.text, words_in_doubt(entry)) == (due, text, unknown)


def test_due_dates_stand_in_the_order_of_the_language() -> None:
    american = DayWriting(month_first=True)
    entry = parse_marks("Ring due 2/3/2027", KNOWN, today=MONDAY, writing=american)
    assert (entry.due, entry.text) == (date(2027, 2, 3), "Ring")


@pytest.mark.parametrize(
    ("line", "text", "department", "unknown"),
    [
        ("Homes @Councillors", "Homes", "Councillors’ office", ()),
        ("Homes @office late", "Homes late", "Councillors’ office", ()),
        ("Homes @and tr", "Homes", "Roads and Transport", ()),
        ("Homes @Roads Are late", "Homes @Roads Are late", None, ("@Roads Are",)),
        ("Homes @Roads. Are late", "Homes. Are late", "Roads and Transport", ()),
        ("Homes @councillors >Sales", "Homes >Sales", "Councillors’ office", (">Sales",)),
        ("Homes @Roads and tr !4", "Homes", "Roads and Transport", ()),
        ("@Roads are late", "are late", "Roads and Transport", ()),
        ("@Roads and waiting", "@Roads and waiting", None, ("@Roads",)),
        ("@Head of Sales", "@Head of Sales", None, ("@Head",)),
        ("Homes @Ro.", "Homes @Ro.", None, ("@Ro",)),
        ("Homes @Park", "Homes @Park", None, ("@Park",)),
        ("Homes @Roads @Councillors", "Homes @Councillors", "Roads and Transport", ("@Councillors",)),
        ("More than > 5 #1 ~3 a@Roads", "More than > 5 #1 ~3 a@Roads", None, ()),
    ],
)
def test_the_only_name_that_begins_so_is_meant_and_other_marks_are_told(
    line: str, text: str, department: str | None, unknown: tuple[str, ...]
) -> None:
    names = ("Councillors’ office", "Roads and Transport", "Head of IT", "Parks East", "Parks West")
    entry = parse_marks(line, KnownNames(departments=names), today=None)
    assert (entry.text, entry.department, words_in_doubt(entry)) == (text, department, unknown)


@pytest.mark.parametrize(
    ("line", "owner", "text"),
    [
        ("Ring ^Sean", "Sean", "Ring"),
        ("Ring ^SEAN, then wait", "Sean", "Ring, then wait"),
        ("Ring ^Seán", "Seán", "Ring"),
        ("Ring ^Sea\u0301n again", "Seán", "Ring again"),
        ("Ring ^sean obriain !4", "Seán ÓBriain", "Ring"),
        ("Ring ^soren twice", "Søren", "Ring twice"),
        ("Ring ^zoe o'", "Zoë O’Hara", "Ring"),
        ("Ring ^seanna", None, "Ring ^seanna"),
    ],
)
def test_names_need_no_accents_and_the_closest_spelling_is_meant(
    line: str, owner: str | None, text: str
) -> None:
    known = KnownNames(owners=("Seán", "Sean", "Seán ÓBriain", "Søren", "Zoë O’Hara"))
    entry = parse_marks(line, known, today=MONDAY)
    assert (entry.owner, entry.text) == (owner, text)


def test_why_a_mark_is_not_understood_is_told() -> None:
    known = KnownNames(departments=("Parks East", "Parks West", "IT"), owners=("Seán", "Seàn"), levels=())
    line = "A @Park ^Sean ~good >IT @It @IT due 30/02/2027"
    assert parse_marks(line, known, today=MONDAY) == CaptureEntry(
        text="A @Park ^Sean ~good >IT @IT due 30/02/2027",
        department="IT",
        doubts=(
            Doubt(words="@Park", why="several", names=("Parks East", "Parks West")),
            Doubt(words="^Sean", why="several", names=("Seán", "Seàn")),
            Doubt(words="~good", why="unknown"),
            Doubt(words=">IT", why="not taken"),
            Doubt(words="@IT", why="second", names=("IT",)),
            Doubt(words="30/02/2027", why="no day"),
        ),
    )
    assert parse_marks("B due soon", known, today=MONDAY).doubts == (Doubt(words="soon", why="no date"),)


def test_where_no_number_is_taken_it_stays_in_the_text() -> None:
    assert parse_marks("Never again !5", KnownNames(takes_number=False), today=None).text == "Never again !5"


def test_where_nothing_has_a_date_due_is_a_word_like_others() -> None:
    entry = parse_marks("Bill due today !2", KNOWN, today=None)
    assert (entry.due, entry.text, entry.number) == (None, "Bill due today", 2)


def test_second_department_stays_text_and_receivers_are_told_once() -> None:
    entry = read("Quote @IT @Sales >Credit >credit")
    assert entry.department == "IT"
    assert entry.receivers == ("Credit",)
    assert entry.text == "Quote @Sales"


@given(st.text(max_size=80))
def test_a_line_without_known_names_keeps_its_words(text: str) -> None:
    entry = parse_marks(text, KnownNames(), today=MONDAY)
    if entry.number is None and entry.due is None:
        assert "".join(entry.text.split()) == "".join(text.split())


@given(st.text(alphabet="@>#^~!due 14ITmon,.ö", max_size=60))
def test_nothing_typed_breaks_the_reading(text: str) -> None:
    entry = read(text)
    assert entry.text == entry.text.strip()
    assert len(entry.text) <= len(text)


@given(
    department=st.sampled_from(KNOWN.departments),
    receivers=st.lists(st.sampled_from(KNOWN.receivers), unique=True),
    number=st.integers(1, 5),
    words=st.lists(st.sampled_from(["call", "back", "late", "parcel"]), min_size=1, max_size=4),
)
def test_what_is_marked_is_read_back(
    department: str, receivers: list[str], number: int, words: list[str]
) -> None:
    marks = [f"@{department}", *(f">{name}" for name in receivers), f"!{number}"]
    entry = read(" ".join([words[0], *marks, *words[1:]]))
    assert entry.text == " ".join(words)
    assert (entry.department, entry.receivers, entry.number) == (department, tuple(receivers), number)


def test_pasted_lines_lose_bullets_and_blanks() -> None:
    assert split_lines("- one\n\n  • two \r\n3. three\n-four\n2027 plan") == (
        "one",
        "two",
        "three",
        "-four",
        "2027 plan",
    )
