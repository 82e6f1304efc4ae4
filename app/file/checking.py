"""Looking for what is wrong with a workshop file, in words that support can act on."""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from app.content import words
from app.errors import WorkshopError
from app.file.connection import Connection
from app.file.journal import is_history_readable
from app.file.looking import copy_bytes, copy_of
from app.file.pictures import Pictures
from app.file.reading import whole_workshop
from app.file.rows import json_of, selection
from app.records import validation
from app.records.consistency import faults
from app.records.fault import Fault
from app.records.vocabulary import LISTS, WORKSHOP, record_type

MOST = 20
"""How many findings of one kind are worth listing."""


def check(path: Path) -> list[str]:
    """Give what is wrong with a file, a sentence each; an empty list where it is sound.

    The file is only read. One that is missing, no workshop, newer or in use is a finding too.
    """
    try:
        with copy_of(path) as connection:
            return [
                *_record_findings(connection),
                *_picture_findings(connection),
                *_history_findings(connection),
            ]
    except WorkshopError as refused:
        return [str(refused), *(_page_findings(path) if refused.key == "file.damaged" else [])]


def _record_findings(connection: Connection) -> list[str]:
    found = [fault for name in (WORKSHOP, *LISTS) for fault in _row_faults(connection, name)]
    # Records are made, and compared with one another, where each by itself is as it should be.
    found = found or list(faults(whole_workshop(connection)))
    sentence = words("refusals/file")["findings"]["record"]
    return [sentence.format(fault=fault) for fault in found[:MOST]]


def _row_faults(connection: Connection, name: str) -> Iterator[Fault]:
    order = "" if name == WORKSHOP else ' ORDER BY "position", "id"'
    for place, row in enumerate(connection.rows(f'SELECT {selection(name)} FROM "{name}"{order}')):
        path = name if name == WORKSHOP else f"{name}[{place}]"
        yield from validation.faults(json_of(name, row), record_type(name), path)


def _picture_findings(connection: Connection) -> Iterator[str]:
    for hash, data in Pictures(connection).items():
        if sha256(data).hexdigest() != hash:
            yield words("refusals/file")["findings"]["picture"].format(hash=hash)


def _history_findings(connection: Connection) -> Iterator[str]:
    if not is_history_readable(connection):
        yield words("refusals/file")["findings"]["history"]


def _page_findings(path: Path) -> list[str]:
    """Give what SQLite itself says about the pages of a damaged file."""
    with TemporaryDirectory(prefix="touchline-") as folder:
        copy = copy_bytes(path, Path(folder))
        if copy is None:
            return []
        opened = sqlite3.connect(copy)
        try:
            opened.execute("PRAGMA trusted_schema=OFF")
            said = [text for (text,) in opened.execute(f"PRAGMA quick_check({MOST})") if text != "ok"]
            said += [
                f"{table}: {target}" for table, _, target, _ in opened.execute("PRAGMA foreign_key_check")
            ]
        except sqlite3.DatabaseError as error:
            said = [str(error)]
        finally:
            opened.close()
    sentence = words("refusals/file")["findings"]["page"]
    return [sentence.format(what=what) for what in said[:MOST]]
