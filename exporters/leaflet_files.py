"""Which files the shorter printed documents are: none of those there is nothing to print in."""

from __future__ import annotations

from app.workshop import Workshop
from exporters.file_names import plain_name


def department_names(workshop: Workshop) -> tuple[str, ...]:
    """Give a file for each department's sheet, in their order, then the merged one's."""
    departments = workshop.departments
    places = max(len(str(len(departments))), 2)
    single = tuple(
        f"departments/{place:0{places}d}-{plain_name(each.name, 'department')}.pdf"
        for place, each in enumerate(departments, start=1)
    )
    return (*single, "departments.pdf") if departments else ()


def poster_names(workshop: Workshop) -> tuple[str, ...]:
    """Give the poster's file, once there is a sentence to hang up."""
    return ("poster.pdf",) if _has_statement(workshop) else ()


def card_names(workshop: Workshop) -> tuple[str, ...]:
    """Give the cards' file, once there is a sentence to carry."""
    return ("cards.pdf",) if _has_statement(workshop) else ()


def check_in_names(workshop: Workshop) -> tuple[str, ...]:
    """Give the status sheet's file, once there are actions to look at."""
    return ("check-in.pdf",) if workshop.actions else ()


def agenda_names(workshop: Workshop) -> tuple[str, ...]:
    """Give the run sheet's file, once there is an agenda."""
    return ("run-sheet.pdf",) if workshop.agenda_items else ()


def _has_statement(workshop: Workshop) -> bool:
    return bool((workshop.details.statement or "").strip())
