"""Participants from what people have: rows pasted from a spreadsheet, a CSV file, a workbook."""

from app.roster.newcomers import Newcomers, newcomers
from app.roster.reading import Roster, read_pasted, read_roster
from app.roster.rows import RosterRow

__all__ = ["Newcomers", "Roster", "RosterRow", "newcomers", "read_pasted", "read_roster"]
