"""Reads a day as people write it: in figures, with the month's name, as a weekday, or as ISO 8601 does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORTEST_BEGINNING = 3
_FIRST_YEAR = 1900
_LAST_OF_THIS_CENTURY = 69
_END = r"(?![\w/]|[.-]\w)"
_BETWEEN = r"(?:[ \t]*[/.-][ \t]*|[ \t]+)"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR_FIRST = re.compile(rf"(?P<year>[0-9]{{4}}){_BETWEEN}(?P<month>[0-9]{{1,2}}){_BETWEEN}{_DAY}{_END}")
_FIGURES = re.compile(rf"(?P<first>[0-9]{{1,2}}){_BETWEEN}(?P<second>[0-9]{{1,2}}){_BETWEEN}{_YEAR}{_END}")
_DAY_MONTH = re.compile(rf"{_DAY}[ \t./-]*(?:(?:of|de)[ \t]+)?{_MONTH}[ \t,/-]*{_YEAR}{_END}", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"{_MONTH}[ \t]*{_DAY}(?:,[ \t]*|[ \t]+){_YEAR}{_END}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?![\w-])")
_NEXT = re.compile(r"next[ \t]+(?P<weekday>[^\W\d_]{3,})(?![\w-])", re.IGNORECASE)
_IN = re.compile(r"in[ \t]+(?P<count>[0-9]{1,3}|[^\W\d_]+)[ \t]+(?P<unit>day|week)s?(?![\w-])", re.IGNORECASE)
_COUNTS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


@dataclass(frozen=True, kw_only=True)
class DayWriting:
    """How a language writes days: whether the month comes before the day in figures, and its names.

    `months` are twelve tuples, each with the names of one month; English ones are always understood too.
    """

    month_first: bool = False
    months: tuple[tuple[str, ...], ...] = ()


ENGLISH = DayWriting()

_Reading = Callable[[re.Match[str], DayWriting], date | None]


def read_day(typed: str, *, today: date, writing: DayWriting = ENGLISH) -> date | None:
    """The day that is typed, seen from `today`; None where it is none."""
    text = typed.strip()
    found = day_at(text, 0, today=today, writing=writing)
    return found[0] if found is not None and text[found[1] :] in {"", "."} else None


def day_at(text: str, at: int, *, today: date, writing: DayWriting = ENGLISH) -> tuple[date, int] | None:
    """The day that stands at this place of a text, and how many characters it takes; None where none does.

    Figures are read in the order of `writing`, and in the other one where only that gives a day. A year of
    two figures lies between 1970 and 2069. A weekday is the next one after `today`; three letters of it,
    and of a month, are enough. "next friday" is the friday of the week after the one `today` lies in, and
    weeks begin on a monday; "in 2 weeks" and "in ten days" are counted from `today`.
    """
    for form, read in _forms():
        match = form.match(text, at)
        if match is not None and (day := read(match, writing)) is not None:
            return day, len(match[0])
    if (ahead := _ahead(text, at, today)) is not None:
        return ahead
    word = _WORD.match(text, at)
    if word is None or (named := _relative(word[0].lower(), today)) is None:
        return None
    return named, len(word[0])


def impossible_at(text: str, at: int, *, writing: DayWriting = ENGLISH) -> str:
    """The words at this place that say day, month and year of a day the calendar hasn't, such as 30/02/2027.

    Empty where none do.
    """
    for form, read in _forms():
        match = form.match(text, at)
        if match is not None and read(match, writing) is None and _says_all(match, writing):
            return match[0]
    return ""


def is_month(word: str, writing: DayWriting = ENGLISH) -> bool:
    """Whether a word is the name of a month, or the beginning of one."""
    return _month(word, writing) is not None


def is_weekday(word: str) -> bool:
    """Whether a word is the name of a weekday, or the beginning of one."""
    return _beginning(word.lower(), enumerate(WEEKDAYS)) is not None


def _forms() -> tuple[tuple[re.Pattern[str], _Reading], ...]:
    return (_YEAR_FIRST, _ymd), (_FIGURES, _figures), (_DAY_MONTH, _named), (_MONTH_DAY, _named)


def _says_all(match: re.Match[str], writing: DayWriting) -> bool:
    """Whether a form is filled with a year that is read and, if the month has a name, with a month."""
    month = match.groupdict().get("month", "")
    return _year(match["year"]) >= _FIRST_YEAR and (not month.isalpha() or is_month(month, writing))


def _ymd(match: re.Match[str], _writing: DayWriting) -> date | None:
    return _day(match["year"], int(match["month"]), int(match["day"]))


def _figures(match: re.Match[str], writing: DayWriting) -> date | None:
    first, second = int(match["first"]), int(match["second"])
    month, day = (first, second) if writing.month_first else (second, first)
    return _day(match["year"], month, day) or _day(match["year"], day, month)


def _named(match: re.Match[str], writing: DayWriting) -> date | None:
    month = _month(match["month"], writing)
    return None if month is None else _day(match["year"], month, int(match["day"]))


def _day(written: str, month: int, day: int) -> date | None:
    year = _year(written)
    if year < _FIRST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(written: str) -> int:
    year = int(written)
    if len(written) > 2:
        return year
    return year + (2000 if year <= _LAST_OF_THIS_CENTURY else 1900)


def _ahead(text: str, at: int, today: date) -> tuple[date, int] | None:
    """A day of next week or one so many days or weeks ahead that stands here, and how long it is written."""
    if (match := _NEXT.match(text, at)) is not None:
        weekday = _beginning(match["weekday"].lower(), enumerate(WEEKDAYS))
        days = None if weekday is None else 7 - today.weekday() + weekday
    elif (match := _IN.match(text, at)) is not None:
        count = _count(match["count"].lower())
        days = None if count is None else count * (7 if match["unit"].lower() == "week" else 1)
    else:
        return None
    if days is None or days > (date.max - today).days:
        return None
    return today + timedelta(days=days), len(match[0])


def _count(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return 1 if word in {"a", "an"} else _COUNTS.index(word) if word in _COUNTS[1:] else None


def _relative(word: str, today: date) -> date | None:
    if word in {"today", "tomorrow"}:
        return today + timedelta(days=int(word == "tomorrow"))
    weekday = _beginning(word, enumerate(WEEKDAYS))
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _month(word: str, writing: DayWriting) -> int | None:
    own = [(number, name) for number, names in enumerate(writing.months, start=1) for name in names]
    found = _beginning(word.lower(), own)  # before the English ones: “mar” may be another month here
    return found if found is not None else _beginning(word.lower(), enumerate(MONTHS, start=1))


def _beginning(word: str, names: Iterable[tuple[int, str]]) -> int | None:
    """The number of the only name that is this word, else of the only one that begins with it."""
    known = [(number, name.lower().rstrip(".")) for number, name in names]
    whole = {number for number, name in known if name == word}
    begun = {number for number, name in known if name.startswith(word)}
    fitting = whole or (begun if len(word) >= _SHORTEST_BEGINNING else set())
    return fitting.pop() if len(fitting) == 1 else None
