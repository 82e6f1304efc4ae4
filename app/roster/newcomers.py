"""The records that a list of people adds to a workshop, ready to be written in one change."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from app.records.prepare import Department, Group, Participant
from app.records.vocabulary import new_id
from app.roster.columns import same
from app.roster.reading import Roster
from app.roster.rows import RosterRow
from app.workshop import Workshop


class Newcomers(Struct, frozen=True, kw_only=True):
    """New records in the order they are to be added: departments and tables first, as people name them."""

    departments: tuple[Department, ...]
    groups: tuple[Group, ...]
    participants: tuple[Participant, ...]


def newcomers(roster: Roster, workshop: Workshop) -> Newcomers:
    """Give records for everyone on the list whom the workshop lacks, and for what they name and it lacks."""
    departments = tuple(Department(id=new_id(), name=name) for name in roster.unknown_departments)
    groups = tuple(Group(id=new_id(), name=name) for name in roster.unknown_groups)
    department_ids = _ids((*workshop.departments, *departments))
    group_ids = _ids((*workshop.groups, *groups))
    people = (_participant(row, department_ids, group_ids) for row in roster.rows if row.is_new)
    return Newcomers(departments=departments, groups=groups, participants=tuple(people))


def _ids(records: Iterable[Any]) -> Mapping[str, str]:
    ids: dict[str, str] = {}
    for record in records:
        ids.setdefault(same(record.name), record.id)
    return ids


def _participant(row: RosterRow, departments: Mapping[str, str], groups: Mapping[str, str]) -> Participant:
    own = departments[same(row.department)] if row.department else None
    further = dict.fromkeys(departments[same(name)] for name in row.represents)
    return Participant(
        id=new_id(),
        name=row.name,
        department_id=own,
        represents_ids=tuple(id for id in further if id != own),
        job_title=row.job_title,
        level=row.level,
        email=row.email,
        group_id=groups[same(row.group)] if row.group else None,
    )
