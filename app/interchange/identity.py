"""In JSON any text may be an id; in Touchline every id is a UUID, the same one each time the JSON is read."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from msgspec.structs import replace

from app.records.kinds import BALLOT_LISTS
from app.records.prepare import WorkshopDetails
from app.records.vocabulary import LISTS, Reference, record_type, references
from app.workshop import Workshop

_NAMESPACE = UUID("6f1f7d0c-0c3b-5b0e-9a55-6f3f0b7a4f11")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

Ids = dict[str, dict[str, str]]
"""For each list, the UUID of each id that the JSON used."""


def with_uuids(workshop: Workshop) -> Workshop:
    """Give the workshop with a UUID for every id that is none, in the records and in what refers to them.

    The UUID follows from the workshop's title, organisation and date, the list and the id (RFC 9562, version
    5), so that reading the same JSON twice gives equal workshops.
    """
    namespace = _namespace(workshop.details)
    ids = {name: _uuids(name, workshop.records(name), namespace) for name in LISTS}
    if all(old == new for by_old in ids.values() for old, new in by_old.items()):
        return workshop
    lists: dict[str, Any] = {
        name: tuple(_renamed(workshop, name, record, ids) for record in workshop.records(name))
        for name in LISTS
    }
    return Workshop(workshop.details, **lists)


def _namespace(details: WorkshopDetails) -> UUID:
    return uuid5(_NAMESPACE, "\n".join([details.title, details.organisation, details.held_on.isoformat()]))


def _uuids(name: str, records: Iterable[Any], namespace: UUID) -> dict[str, str]:
    written = [record.id for record in records]
    uuids = {id: id for id in written if _UUID.fullmatch(id)}
    for id in written:
        if id not in uuids:
            uuids[id] = _free(uuid5(namespace, f"{name}\n{id}"), uuids)
    return uuids


def _free(wanted: UUID, taken: dict[str, str]) -> str:
    # Somebody may have written, as an id of its own, the very UUID that another id leads to.
    while str(wanted) in taken:
        wanted = uuid5(wanted, "")
    return str(wanted)


def _renamed(workshop: Workshop, name: str, record: Any, ids: Ids) -> Any:
    following: dict[str, Any] = {"id": ids[name][record.id]}
    for reference in references(record_type(name)):
        value = getattr(record, reference.field)
        if value is None or value == ():
            continue
        uuids = ids[_target(workshop, record, reference)]
        following[reference.field] = tuple(uuids[id] for id in value) if reference.many else uuids[value]
    return replace(record, **following)


def _target(workshop: Workshop, record: Any, reference: Reference) -> str:
    match reference.told_by:
        case "subject":
            return BALLOT_LISTS[record.subject]
        case "ballot_id":
            return BALLOT_LISTS[workshop.get("ballots", record.ballot_id).subject]
        case "source":
            return str(record.source)
    assert reference.target is not None
    return reference.target
