"""From a path to an open workshop, and the ways out where that is refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import platformdirs
from PySide6.QtCore import QCoreApplication

from app.content import resource
from app.errors import WorkshopError
from app.file.restoring import restore_file
from app.file.snapshots import newest_good
from app.file.workshop_file import WorkshopFile
from app.flow.templates import agenda_items, template
from app.incoming import read_incoming
from app.interchange.reading import read_json
from app.presence import is_there
from app.records.prepare import WorkshopDetails
from app.workshop import Workshop

SAMPLE = "building-supplies"
SUFFIX = ".touchline"
READ_ONLY_HELPS = frozenset({"file.already_open", "file.read_only"})


def workshops_folder() -> Path:
    """Give the folder workshops are kept in unless the user says otherwise, making it where missing.

    Where it can't be made it is the user's own folder; what can't be written there is refused in words.
    """
    folder = Path(platformdirs.user_documents_dir()) / "Touchline"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path.home()
    return folder


def data_folder() -> Path:
    """Give the folder of Touchline's own data, where snapshots are kept."""
    return Path(platformdirs.user_data_dir("touchline", appauthor=False))


def open_workshop(path: Path) -> WorkshopFile:
    """Open a workshop file for changing; FileRefused says why it can't be."""
    return WorkshopFile.open(path, data_folder=data_folder())


def create_workshop(path: Path, details: WorkshopDetails, template_key: str) -> WorkshopFile:
    """Make a new workshop with the agenda of a template."""
    return _create(path, Workshop(details, agenda_items=agenda_items(template(template_key))), {})


def import_json(path: Path) -> WorkshopFile:
    """Make a new workshop file beside a JSON file and open it; a file of that name is never written over."""
    imported = read_json(read_incoming(path))
    return _create(free_path(path.with_suffix(SUFFIX)), imported.workshop, imported.images)


def open_sample(folder: Path) -> WorkshopFile:
    """Make a fresh copy of the sample workshop in this folder and open it."""
    imported = read_json(resource("samples", f"{SAMPLE}.json").read_bytes())
    return _create(
        free_path(folder / f"{_tr('Sample workshop')}{SUFFIX}"), imported.workshop, imported.images
    )


def _create(path: Path, workshop: Workshop, images: Mapping[str, bytes]) -> WorkshopFile:
    return WorkshopFile.create(path, workshop.details, workshop, images, data_folder=data_folder())


def free_path(wanted: Path) -> Path:
    """Give a path at which there is no file yet: this one, or the same with a number behind."""
    path, number = wanted, 2
    while is_there(path):
        path = wanted.with_name(f"{wanted.stem} {number}{wanted.suffix}")
        number += 1
    return path


def remedies(error: WorkshopError, path: Path | None) -> tuple[str, str]:
    """Give the way out of a refusal as a key and the words on its button; empty where there is none."""
    if error.key in READ_ONLY_HELPS:
        return "read_only", _tr("Look at it read-only")
    if error.key == "file.damaged" and path is not None and newest_good(path, data_folder()):
        return "restore", _tr("Restore the newest good state")
    return "", ""


def apply_remedy(key: str, path: Path, now: datetime) -> WorkshopFile:
    """Open a workshop by the way out that was chosen: read-only, or from its newest good snapshot.

    The damaged file itself is put aside beside its old place, never deleted.
    """
    if key == "restore" and (snapshot := newest_good(path, data_folder())) is not None:
        restore_file(path, snapshot, now)
        return open_workshop(path)
    return WorkshopFile.open_read_only(path)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Opening", text)
