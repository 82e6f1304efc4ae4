"""Making a new workshop file, complete under its name or not at all."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from app.content import words
from app.errors import FileRefused, InputRefused
from app.file.connection import Connection
from app.file.durable import appearing
from app.file.header import APPLICATION_ID, VERSION
from app.file.migrations import MIGRATIONS
from app.file.order import GAP
from app.file.refusals import refusing
from app.file.rows import values_of
from app.file.schema import IMAGES, columns
from app.records.consistency import faults
from app.records.fault import Fault, shown
from app.records.validation import validate
from app.records.vocabulary import LISTS, WORKSHOP, new_id
from app.workshop import Workshop


def create_file(path: Path, workshop: Workshop, images: Mapping[str, bytes]) -> None:
    """Write a new workshop file; its records are not part of the history, so nothing can undo them.

    Raises InputRefused where a record doesn't fit or records disagree, FileRefused where the file exists or
    can't be written. The file appears under its name once it is whole.
    """
    _refuse_unfit(workshop, images)
    with appearing(path) as unfinished:
        try:
            _fill(unfinished, workshop, images)
        except FileRefused as refused:  # it names the unfinished file, which nobody asked for
            raise FileRefused(refused.key, name=path.name, folder=path.parent) from refused


def _refuse_unfit(workshop: Workshop, images: Mapping[str, bytes]) -> None:
    validate(workshop.details)
    for records in workshop.lists.values():
        for record in records:
            validate(record)
    found = next(faults(workshop), None)
    if found is not None:
        raise InputRefused("records.invalid", fault=found)
    for path, hash in _pictures_named(workshop):
        if hash not in images:
            expected = words("refusals/file")["a_picture"]
            raise InputRefused(
                "records.invalid", fault=Fault(path=path, found=shown(hash), expected=expected)
            )


def _pictures_named(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Give each picture that a record names, with the path of the field."""
    if workshop.details.logo is not None:
        yield f"{WORKSHOP}.logo", workshop.details.logo
    for place, photo in enumerate(workshop.photos):
        yield f"photos[{place}].image", photo.image


def _fill(path: Path, workshop: Workshop, images: Mapping[str, bytes]) -> None:
    connection = Connection(path, create=True)
    try:
        with connection.transaction(lambda: False):
            MIGRATIONS.apply(connection.database)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={VERSION}")
            _insert_all(connection, workshop, images)
    finally:
        with refusing(path):
            connection.close()


def _insert_all(connection: Connection, workshop: Workshop, images: Mapping[str, bytes]) -> None:
    for data in images.values():
        connection.execute(
            f'INSERT OR IGNORE INTO "{IMAGES}" VALUES (?, ?)', (sha256(data).hexdigest(), data)
        )
    _insert(connection, WORKSHOP, [{"id": new_id(), "rev": 1, **values_of(workshop.details)}])
    for name in LISTS:
        rows = [
            {"id": record.id, "position": place * GAP, "rev": 1, **values_of(record)}
            for place, record in enumerate(workshop.records(name))
        ]
        _insert(connection, name, rows)


def _insert(connection: Connection, name: str, rows: list[dict[str, object]]) -> None:
    names = ", ".join(f'"{column}"' for column in columns(name))
    marks = ", ".join("?" * len(columns(name)))
    statement = f'INSERT INTO "{name}" ({names}) VALUES ({marks})'
    values = [tuple(row[column] for column in columns(name)) for row in rows]
    connection.database.conn.executemany(statement, values)
