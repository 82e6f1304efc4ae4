"""The tour: the sample played without a screen, a picture of every step and every page of the documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication, QPixmap

from app.errors import ExportRefused, WorkshopError
from app.flow.stages import step_of
from app.settings import Settings
from ui.application import make_application
from ui.clock import Clock
from ui.main_window.workshop_view import WorkshopView
from ui.opening import open_sample
from ui.session import Session
from ui.stages.catalogue import PAGES
from ui.stages.step_page import StepPage
from ui.widgets.empty_state import EmptyState

SCHEMES = ("light", "dark")
SIZES = ((1440, 900), (1280, 720))
DOCUMENTS: tuple[str, ...] | None = None
"""The keys of the documents that are made; None is all of them."""
PATIENCE_MS = 60_000
"""So long a step has for what other processes make for it."""
PAGE_SCALE = 1.4
"""Pixels a point: pages are pictured at about 100 dots an inch."""


class TourFailed(WorkshopError):
    """The tour found what must not be: two equal pictures, or an empty step in a full workshop."""


def play(folder: Path) -> int:
    """Play the sample into a folder and print the paths of the pictures and documents, in order.

    Gives the exit code 0. Raises ExportRefused where the folder can't be written, TourFailed where a picture
    shows what it must not.
    """
    seen: dict[str, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in _play(folder):
            _refuse_equal(path, folder, seen)
            print(path)
    except OSError as error:
        raise ExportRefused("export.unwritable", path=folder, reason=error.strerror) from error
    return 0


def _play(folder: Path) -> Iterator[Path]:
    _, appearance = make_application(Settings())
    with TemporaryDirectory() as scratch, _steady_cursor(), _no_word_of_screens():
        file = open_sample(Path(scratch))
        try:
            for scheme in SCHEMES:
                appearance.set_scheme(scheme)
                for size in SIZES:
                    yield from _steps(Session(file), folder, f"{scheme}-{size[0]}x{size[1]}", size)
            yield from _documents(Session(file), folder)
        finally:
            file.close()


@contextmanager
def _steady_cursor() -> Iterator[None]:
    """Let no text cursor blink: the same step always gives the same picture."""
    hints = QGuiApplication.styleHints()
    usual = hints.cursorFlashTime()
    hints.setCursorFlashTime(0)
    try:
        yield
    finally:
        hints.setCursorFlashTime(usual)


@contextmanager
def _no_word_of_screens() -> Iterator[None]:
    """Leave out what Qt says at every window where there is no screen; whatever else it says is passed on."""

    def told(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text.startswith("This plugin does not support "):
            return
        if usual is None:
            print(text, file=sys.stderr)
        else:
            usual(kind, context, text)

    usual = qInstallMessageHandler(told)
    try:
        yield
    finally:
        qInstallMessageHandler(usual)


def _steps(session: Session, folder: Path, look: str, size: tuple[int, int]) -> Iterator[Path]:
    view = WorkshopView(session, Clock())
    view.resize(*size)
    view.show()
    try:
        for number, place in enumerate(PAGES, start=1):
            view.show_step(place)
            view.show_insights()
            QCoreApplication.processEvents()
            _wait_for(view.page)
            _refuse_empty(view, place)
            path = folder / f"{number:02d}-{place[0]}-{place[1]}-{look}.png"
            _keep(view.grab(), path)
            yield path
    finally:
        view.put_away()
        view.hide()
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _wait_for(page: StepPage) -> None:
    """Go on when everything the page shows is there, such as the preview of a document."""
    loop, bound = QEventLoop(), QTimer()
    bound.setSingleShot(True)
    bound.timeout.connect(loop.quit)
    page.settled.connect(loop.quit)
    bound.start(PATIENCE_MS)
    while page.is_waiting and bound.isActive():
        loop.exec()
    page.settled.disconnect(loop.quit)
    if page.is_waiting:
        title, seconds = step_of(page.stage, page.step).title, PATIENCE_MS // 1000
        raise TourFailed("tour.waiting", step=title, seconds=seconds)


def _documents(session: Session, folder: Path) -> Iterator[Path]:
    from exporters.export import export

    target = folder / "documents"
    for path in export(session.workshop, session.images, DOCUMENTS, target, force=True):
        yield path
        if path.suffix == ".pdf":
            yield from _pages(path)


def _pages(path: Path) -> Iterator[Path]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, start=1):
            picture = path.with_name(f"{path.stem}-page-{number:02d}.png")
            page.render(scale=PAGE_SCALE).to_pil().save(picture)
            yield picture


def _keep(picture: QPixmap, path: Path) -> None:
    if not picture.save(str(path)):
        raise ExportRefused("export.picture", path=path)


def _refuse_empty(view: WorkshopView, place: tuple[str, str]) -> None:
    for state in view.page.findChildren(EmptyState):
        if state.isVisibleTo(view.page):
            raise TourFailed("tour.empty", step=step_of(*place).title, words=state.title.text())


def _refuse_equal(path: Path, folder: Path, seen: dict[str, Path]) -> None:
    # Pages of documents may be alike: the merged handouts repeat each person's own.
    if path.suffix == ".png" and path.parent == folder:
        first = seen.setdefault(sha256(path.read_bytes()).hexdigest(), path)
        if first is not path:
            raise TourFailed("tour.equal", picture=path.name, first=first.name)
