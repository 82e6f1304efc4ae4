"""The day something is agreed or signed on."""

from __future__ import annotations

from datetime import date

from app.workshop import Workshop


def day_of_deed(workshop: Workshop, today: date) -> date:
    """Give the day of the workshop; once that is past, today, for those who are asked again or later."""
    return max(workshop.details.held_on, today)
