"""The user's own language, and dates as it writes them."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from app.days import DayWriting


def _locale() -> QLocale:
    """The user's own locale; a system that names none is written for in English, day before month."""
    own = QLocale()
    if own.language() == QLocale.Language.C:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return own


def own_language() -> str:
    """Give the user's own language as a BCP 47 tag, such as ``de``; ``en`` where the system names none."""
    own = QLocale()
    return "en" if own.language() == QLocale.Language.C else own.bcp47Name()


def day_writing() -> DayWriting:
    """Tell how the user's language writes days, for reading what is typed."""
    locale = _locale()
    forms = QLocale.FormatType
    kinds = (locale.monthName, locale.standaloneMonthName)
    months = tuple(
        tuple(
            dict.fromkeys(
                name(month, form) for name in kinds for form in (forms.LongFormat, forms.ShortFormat)
            )
        )
        for month in range(1, 13)
    )
    return DayWriting(month_first=locale.dateFormat(forms.ShortFormat).startswith("M"), months=months)


def example_day() -> str:
    """Write a day in figures that shows which of them is which."""
    return short_date(date(2027, 1, 31))


def long_date(day: date) -> str:
    """Write a day in full, such as "Thursday, 15 October 2026"."""
    return _locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def short_date(day: date) -> str:
    """Write a day in figures."""
    return _locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def short_moment(moment: datetime) -> str:
    """Write a moment in local time: the day in figures, hours and minutes."""
    local = moment.astimezone()
    return f"{short_date(local.date())} {local:%H:%M}"
