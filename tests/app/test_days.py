"""A day is read however people write it, and what is none is not made one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.days import MONTHS, DayWriting, day_at, impossible_at, is_month, read_day

MONDAY = date(2027, 1, 4)
AMERICAN = DayWriting(month_first=True)
FINNISH = DayWriting(
    months=tuple(
        (name,)
        for name in (
            *("tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu"),
            *("heinäkuu", "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu"),
        )
    )
)


@pytest.mark.parametrize(
    "typed",
    [
        *("31/3/2027", "31.3.2027", "31-3-2027", "31 3 2027", "31. 3. 2027", "31/03/27", "31.3.27."),
        *("2027-03-31", "2027-3-31", "2027/3/31", "2027.03.31", " 31/3/2027 "),
        *("31 March 2027", "31 mar 27", "31. March 2027", "31-Mar-2027", "31Mar2027", "31st of March, 2027"),
        *("March 31, 2027", "Mar. 31 2027", "MARCH 31st 27", "31/mar/2027"),
    ],
)
def test_the_last_of_march_in_all_its_spellings(typed: str) -> None:
    assert read_day(typed, today=MONDAY) == read_day(typed, today=MONDAY, writing=AMERICAN)
    assert read_day(typed, today=MONDAY) == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("typed", "writing", "day"),
    [
        ("2/3/2027", DayWriting(), date(2027, 3, 2)),
        ("2/3/2027", AMERICAN, date(2027, 2, 3)),
        ("2027/2/3", DayWriting(), date(2027, 2, 3)),
        ("2/3/69", DayWriting(), date(2069, 3, 2)),
        ("2/3/70", DayWriting(), date(1970, 3, 2)),
        ("2 mar 2027", FINNISH, date(2027, 11, 2)),
        ("2 Marraskuu 2027", FINNISH, date(2027, 11, 2)),
        ("2 march 2027", FINNISH, date(2027, 3, 2)),
    ],
)
def test_order_and_names_are_those_of_the_language(typed: str, writing: DayWriting, day: date) -> None:
    assert read_day(typed, today=MONDAY, writing=writing) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("", "banana", "31", "31/3", "31 March", "March 2027", "32/3/2027", "31/13/2027", "30 Feb 2027"),
        *("31/3/20277", "31/3/1", "31/3/2027/1", "31/3/1066", "31 Ma 2027", "31 Marchy 2027", "31 ju 2027"),
        *("31/3/2027 or so", "today, perhaps", "fri-sat", "mo", "٣١/٣/٢٠٢٧"),
    ],
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_day(typed, today=MONDAY) is None


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from([DayWriting(), AMERICAN]))
def test_every_day_is_read_back(day: date, writing: DayWriting) -> None:
    month, year = MONTHS[day.month - 1], f"{day:%y}"
    pair = (day.month, day.day) if writing.month_first else (day.day, day.month)
    spelt = [day.isoformat(), f"{day.day} {month} {day.year}", f"{month[:3].title()} {day.day}, {year}"]
    spelt += [f"{pair[0]}{mark}{pair[1]}{mark}{day.year}" for mark in "/.- "]
    spelt += [f"{pair[0]:02d}/{pair[1]:02d}/{year}"]
    for typed in spelt:
        assert read_day(typed, today=MONDAY, writing=writing) == day
        assert day_at(f"due {typed}, or so", 4, today=MONDAY, writing=writing) == (day, len(typed))


@given(st.text(max_size=30))
def test_nothing_typed_breaks_the_reading(typed: str) -> None:
    found = day_at(typed, 0, today=MONDAY)
    assert found is None or 0 < found[1] <= len(typed)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("30/02/2027", "30/02/2027"),
        ("31/13/2027.", "31/13/2027"),
        ("2027-02-30 at noon", "2027-02-30"),
        ("31 June 27", "31 June 27"),
        ("Feb 29, 2027", "Feb 29, 2027"),
        ("28/02/2027", ""),
        ("31 June", ""),
        ("31 Banana 2027", ""),
        ("30/02/1066", ""),
        ("someday", ""),
    ],
)
def test_a_day_no_calendar_has_is_told_from_what_is_none(text: str, words: str) -> None:
    assert impossible_at(f"due {text}", 4) == words


def test_months_by_their_names_and_beginnings() -> None:
    assert [word for word in ("March", "sept", "ma", "banana", "helmi") if is_month(word)] == [
        "March",
        "sept",
    ]
    assert is_month("helmi", FINNISH)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(["monday", "tue", "SUNDAY"]))
def test_a_weekday_is_within_the_next_seven_days(today: date, word: str) -> None:
    day = read_day(word, today=today)
    assert day is not None
    assert today < day <= today + timedelta(days=7)
    assert day.strftime("%A").lower().startswith(word.lower())


@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_of_next_week_is_in_the_week_that_begins_on_the_coming_monday(weekday: int) -> None:
    today = date(2027, 1, 4) + timedelta(days=weekday)
    assert read_day("next Friday", today=today) == date(2027, 1, 15)
    assert read_day("next week", today=today) is None


def test_days_and_weeks_ahead_are_counted() -> None:
    today = date(2027, 1, 6)
    assert read_day("in 10 days", today=today) == date(2027, 1, 16)
    assert read_day("in two weeks", today=today) == date(2027, 1, 20)
    assert read_day("in a day", today=today) == date(2027, 1, 7)
    assert read_day("in no days", today=today) is None
    assert read_day("in 10 days", today=date(9999, 12, 30)) is None
