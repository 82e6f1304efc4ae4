"""Dates as the user's own language writes them."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale


def long_date(day: date) -> str:
    """Write a day in full, such as "Thursday, 15 October 2026"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def short_date(day: date) -> str:
    """Write a day in figures."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def short_moment(moment: datetime) -> str:
    """Write a moment in local time: the day in figures, hours and minutes."""
    local = moment.astimezone()
    return f"{short_date(local.date())} {local:%H:%M}"
