"""An open workshop for every test of a page: a real file, empty or with the sample in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.content import resource
from app.file.workshop_file import WorkshopFile
from app.interchange.reading import read_json
from app.records.prepare import WorkshopDetails
from app.workshop import Workshop
from ui.session import Session

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DETAILS = WorkshopDetails(
    title="Vision day",
    organisation="Northern Water",
    customer_name="household",
    customer_name_plural="households",
    held_on=date(2026, 3, 4),
    language="en",
)

OpenSession = Callable[..., Session]


@pytest.fixture
def open_session(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenSession]:  # noqa: ARG001 - Qt has to be there
    """Open a session on a new file that holds a workshop; the file is closed when the test ends."""
    opened: list[Session] = []

    def open_it(workshop: Workshop | None = None) -> Session:
        path = tmp_path / f"workshop-{len(opened)}.touchline"
        details = DETAILS if workshop is None else workshop.details
        opened.append(Session(WorkshopFile.create(path, details, workshop)))
        return opened[-1]

    yield open_it
    for session in opened:
        session.file.close()
        session.deleteLater()


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    """A session on a new, empty workshop."""
    return open_session()


@pytest.fixture
def sample_session(open_session: OpenSession) -> Session:
    """A session on the sample workshop."""
    data = resource("samples", "building-supplies.json").read_bytes()
    return open_session(read_json(data).workshop)


@pytest.fixture
def reopened() -> Callable[[Session], Workshop]:
    """Close the file of a session and read from the disk what it holds."""

    def reopen(session: Session) -> Workshop:
        path = session.file.path
        session.file.close()
        session.file = WorkshopFile.open(path)
        return session.file.workshop

    return reopen
