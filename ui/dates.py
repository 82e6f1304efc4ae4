"""Dates as the user's own language writes them."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale


def _locale() -> QLocale:
    """The user's own locale; a system that names none is written for in English, day before month."""
    own = QLocale()
    if own.language() == QLocale.Language.C:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return own


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
