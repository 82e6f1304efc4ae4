"""The sample workshop, grown: the same organisation with more regions, so that its documents become long."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from app.interchange.identity import with_uuids
from app.interchange.reading import read_json
from app.records.vocabulary import record_type, references
from app.workshop import Workshop

SAMPLE = Path(__file__).resolve().parents[2] / "resources/samples/building-supplies.json"

_OWNERS = {
    "participants": "department_id",
    "touchpoints": "department_id",
    "receivers": "touchpoint_id",
    "pain_points": "touchpoint_id",
    "personal_touchpoints": "participant_id",
    "pledges": "participant_id",
    "actions": "department_id",
    "action_sources": "action_id",
}
"""What a region has of its own, after its departments, each with the field that names its owner."""
_TITLES = {"departments": "name", "participants": "name", "touchpoints": "name", "actions": "title"}


def sample() -> Workshop:
    """Give the workshop that comes with Touchline; its action plan has 43 pages."""
    return read_json(SAMPLE.read_bytes()).workshop


def with_plan_of_64_pages() -> Workshop:
    """Give the sample with a second region and part of a third: the action plan has 64 pages on A4."""
    return _grown({"north": None, "coast": ("Credit",)})


def with_60_people() -> Workshop:
    """Give the sample with more regions, so many that 60 handouts are made of it."""
    some = ("Customer Service", "Sales", "Human Resources")
    return _grown({"north": None, "coast": None, "islands": some})


def _grown(regions: dict[str, Collection[str] | None]) -> Workshop:
    """Give the sample with regions, each given with the departments it has; None stands for all."""
    plain = sample()
    lists: dict[str, list[Any]] = {name: list(plain.records(name)) for name in ("departments", *_OWNERS)}
    for region, departments in regions.items():
        owners = [each for each in plain.departments if departments is None or each.name in departments]
        for name, records in _region(plain, region, owners).items():
            lists[name] += records
    return with_uuids(plain.replace(**{name: tuple(records) for name, records in lists.items()}))


def _region(plain: Workshop, region: str, departments: Iterable[Any]) -> dict[str, list[Any]]:
    """Give the records of one region: copies of what the departments own, under ids of their own."""
    chosen: dict[str, list[Any]] = {"departments": list(departments)}
    for name, field in _OWNERS.items():
        (owner,) = (each.target for each in references(record_type(name)) if each.field == field)
        owners = {each.id for each in chosen[owner or ""]}
        chosen[name] = [each for each in plain.records(name) if getattr(each, field) in owners]
    copied = {each.id for records in chosen.values() for each in records}
    return {
        name: [_copy(name, record, region, copied) for record in records] for name, records in chosen.items()
    }


def _copy(name: str, record: Any, region: str, copied: Collection[str]) -> Any:
    """Give a record of the region; what it refers to is the region's where that has it, else the sample's."""

    def here(id: str) -> str:
        return f"{region}-{id}" if id in copied else id

    changed: dict[str, Any] = {"id": here(record.id)}
    for reference in references(type(record)):
        value = getattr(record, reference.field)
        if value:
            changed[reference.field] = tuple(map(here, value)) if reference.many else here(value)
    if name in _TITLES:
        changed[_TITLES[name]] = f"{getattr(record, _TITLES[name])}, {region}"
    return replace(record, **changed)
