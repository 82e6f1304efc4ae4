"""Exports documents into a folder: all that was asked for or nothing, never half a file or over another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import msgspec

from app.content import words
from app.errors import ExportRefused
from app.records.vocabulary import LISTS, WORKSHOP, record_type, references
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Document, Order, Paper

_SCRATCH = ".touchline-export-"
_SCRATCH_OF_NEW = f"{_SCRATCH}new-"  # in a folder that the export makes itself
_UNPRINTED = frozenset({"notes", "votes", "ratings"})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an export has come: `done` of `total` files, and a sentence; `skipped`: nothing was made."""

    done: int
    total: int
    text: str
    skipped: bool = False


Report = Callable[[Progress], None]


def export(
    workshop: Workshop,
    images: Mapping[str, bytes],
    keys: Sequence[str] | None,
    folder: Path,
    force: bool = False,
    progress: Report | None = None,
    paper: Paper | None = None,
) -> tuple[Path, ...]:
    """Export the documents of these keys (None: all) into the folder, which is made where it is missing.

    `paper` is the paper to print for; None goes by the language. A document with nothing to print is skipped
    and reported so. Gives the paths of the files, in order.
    Raises ExportRefused, with nothing written, where a target exists (unless `force`), the folder can't be
    written, a key is unknown, or a character can't be printed.
    """
    chosen = documents(keys)
    scratch = check(workshop, chosen, folder, force)
    try:
        names = make(workshop, images, chosen, scratch, progress or _silence, paper)
        return place(scratch, folder, names, force)
    finally:
        sweep(scratch)


def documents(keys: Sequence[str] | None) -> tuple[Document, ...]:
    """Give the documents of these keys in the catalogue's order; None gives all."""
    wanted = CATALOGUE.keys() if keys is None else set(keys)
    for key in keys or ():
        if key not in CATALOGUE:
            raise ExportRefused("export.unknown", key=key, known=", ".join(CATALOGUE))
    return tuple(document for key, document in CATALOGUE.items() if key in wanted)


def check(workshop: Workshop, chosen: Sequence[Document], folder: Path, force: bool) -> Path:
    """Refuse what can be refused before anything is made; give the scratch folder to write into.

    The scratch folder lies in the target folder, so that finished files only need new names.
    """
    there = _is_there(folder)
    if there and not folder.is_dir():
        raise ExportRefused("export.not_a_folder", path=folder)
    if not force:
        for name in (name for document in chosen for name in document.names(workshop)):
            if os.path.lexists(folder / name):
                raise ExportRefused("export.exists", path=folder / name)
    if any(document.on_paper for document in chosen):
        _check_characters(workshop)
    return folder / f"{_SCRATCH if there else _SCRATCH_OF_NEW}{uuid4().hex}"


def _is_there(folder: Path) -> bool:
    """Tell whether something stands under this path; what can't even be asked for is refused when written."""
    try:
        return folder.exists()
    except OSError:
        return False


def make(
    workshop: Workshop,
    images: Mapping[str, bytes],
    chosen: Sequence[Document],
    scratch: Path,
    progress: Report,
    paper: Paper | None = None,
) -> tuple[str, ...]:
    """Make the files of the documents in the scratch folder; give their names.

    Raises ExportRefused where the disk is full or the folder can't be written.
    """
    expected = [name for document in chosen for name in document.names(workshop)]
    made: list[str] = []

    def say(text: str) -> None:
        progress(Progress(len(made), len(expected), text))

    for document in chosen:
        if not document.names(workshop):
            progress(Progress(len(made), len(expected), document.why_skipped, skipped=True))
            continue
        for name, content in document.files(Order(workshop, images, say, paper)):
            _write(scratch / name, content, scratch.parent)
            made.append(name)
    if made:
        say(words("documents")["progress"]["saving"].format(count=len(made)))
    return tuple(made)


def place(scratch: Path, folder: Path, names: Sequence[str], force: bool) -> tuple[Path, ...]:
    """Give the finished files their names in the target folder; where one can't have it, none has.

    A file already there is replaced only with `force`, and is put back if a later one fails.
    """
    kept = scratch / ".kept"
    placed: list[Path] = []
    try:
        for name in names:
            target = folder / name
            if os.path.lexists(target):
                if not force:
                    raise ExportRefused("export.exists", path=target)
                (kept / name).parent.mkdir(parents=True, exist_ok=True)
                target.replace(kept / name)
            target.parent.mkdir(parents=True, exist_ok=True)
            placed.append(target)
            (scratch / name).replace(target)
    except (OSError, ExportRefused) as fault:
        for name, target in zip(names, placed, strict=False):
            target.unlink(missing_ok=True)
            if (kept / name).exists():
                (kept / name).replace(target)
        if isinstance(fault, OSError):
            raise _unwritable(folder, fault) from fault
        raise
    return tuple(placed)


def sweep(scratch: Path) -> None:
    """Remove a scratch folder with all that is in it, and the folder around it if the export made that."""
    shutil.rmtree(scratch, ignore_errors=True)
    if scratch.name.startswith(_SCRATCH_OF_NEW):
        with suppress(OSError):  # it is not empty: the export succeeded
            scratch.parent.rmdir()


def _write(path: Path, content: bytes, folder: Path) -> None:
    """Write a file and wait until the disk has it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        raise _unwritable(folder, fault) from fault


def _unwritable(folder: Path, fault: OSError) -> ExportRefused:
    reason = fault.strerror or str(fault)
    return ExportRefused("export.unwritable", path=folder, reason=reason[:1].lower() + reason[1:])


def _check_characters(workshop: Workshop) -> None:
    """Refuse characters no page can show, naming them and where the first stands."""
    from exporters.pdf.coverage import uncovered  # its tables are loaded for printed documents only

    found = uncovered(texts(workshop))
    if not found:
        return
    facts = {"place": found[0].place, "text": _around(found[0].text, found[0].character)}
    if len(found) == 1:
        raise ExportRefused("export.character", character=found[0].name, **facts)
    names = ", ".join(each.name for each in found[:8])
    raise ExportRefused("export.characters", characters=names, **facts)


def _around(text: str, character: str) -> str:
    """Give the part of a text about a character, so that a sentence can quote it."""
    at = max(text.find(character), 0)
    return text[max(at - 30, 0) : at + 30].replace("\n", " ")


def texts(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Give every text that may be printed, as (where it stands, text)."""
    said = words("vocabulary")
    place: str = words("refusals/export")["place"]
    lists = {WORKSHOP: (workshop.details,), **{name: workshop.records(name) for name in LISTS}}
    for name, records in lists.items():
        if name in _UNPRINTED or not records:
            continue
        skipped = {"id", *(reference.field for reference in references(record_type(name)))}
        fields = [field.name for field in msgspec.structs.fields(records[0]) if field.name not in skipped]
        for number, record in enumerate(records, start=1):
            for field in fields:
                value = getattr(record, field)
                if isinstance(value, str):
                    kind = said[name]["one"].capitalize()
                    label = said[name]["fields"][field]
                    yield place.format(kind=kind, number=number, field=label), value


def _silence(_: Progress) -> None:
    """Report to nobody."""
