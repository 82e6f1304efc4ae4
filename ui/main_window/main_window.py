"""The one window: Home, a new workshop, or an open one, and the way between them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.errors import WorkshopError
from ui.clock import Clock
from ui.main_window.first_frame import FirstFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from app.file.snapshots import Snapshot
    from app.file.workshop_file import WorkshopFile
    from app.records.prepare import WorkshopDetails
    from app.settings import Settings
    from ui.dialogs.history_sheet import HistorySheet
    from ui.dialogs.settings_sheet import SettingsSheet
    from ui.file_chooser import FileChooser
    from ui.home.home_page import HomePage
    from ui.home.new_workshop_page import NewWorkshopPage
    from ui.main_window.workshop_view import WorkshopView
    from ui.theme.appearance import Appearance

SIZE = (1440, 900)
SMALLEST = (1100, 640)
WORKSHOP_SUFFIXES = (".touchline", ".json")


class MainWindow(FirstFrame):
    """Shows Home until a workshop is open. Everything heavy is imported when it is first needed."""

    settings: Settings
    appearance: Appearance
    home: HomePage

    def __init__(self, *, clock: Clock | None = None, chooser: FileChooser | None = None) -> None:
        super().__init__()
        self._clock = clock or Clock()
        self._asked = chooser
        self._path_to_open: Path | None = None
        self.view: WorkshopView | None = None
        self._new_page: NewWorkshopPage | None = None
        self._settings_sheet: SettingsSheet | None = None
        self._history_sheet: HistorySheet | None = None
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.setAcceptDrops(True)

    def begin(self, path: Path | None = None) -> None:
        """Show the window at once; its contents, and the file given, follow its first frame."""
        self._path_to_open = path
        self.prepare_frame(rail=path is not None)
        self.painted.connect(self._furnish)
        self.show()

    @Slot()
    def _furnish(self) -> None:
        from app.settings import load_settings
        from ui.home.home_page import HomePage
        from ui.theme.appearance import Appearance

        loaded = load_settings()
        self.settings = loaded.settings
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.appearance = Appearance(app, scheme=loaded.settings.theme, text_size=loaded.settings.text_size)
        self.home = HomePage()
        self._connect_home()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.home)
        if loaded.said is not None:
            self.home.show_refusal(loaded.said)
        if self._path_to_open is not None:
            self.open_path(self._path_to_open)
        self.setCentralWidget(self._pages)
        self.home.show_recent(self.settings.recent)
        if self.view is not None:
            self.view.page.take_focus()
        else:
            self.home.take_focus()
        if self.view is None:
            self.setWindowTitle("Touchline")

    def _connect_home(self) -> None:
        self.home.open_wanted.connect(self.open_or_ask)
        self.home.new_wanted.connect(self.show_new)
        self.home.sample_wanted.connect(self.open_sample)
        self.home.settings_wanted.connect(self.show_settings)
        self.home.forget_wanted.connect(self._forget)
        self.home.remedy_wanted.connect(self._remedy)

    @property
    def _chooser(self) -> FileChooser:
        if self._asked is None:
            from ui.file_chooser import FileChooser

            self._asked = FileChooser(self)
        return self._asked

    # Opening

    @Slot(str)
    def open_or_ask(self, path: str) -> None:
        """Open this file; ask for one where the path is empty."""
        if path:
            self.open_path(Path(path))
        else:
            from ui.file_chooser import workshop_filters

            self._chooser.open_file(
                self.tr("Open a workshop"), self._folder(), workshop_filters(), self.open_path
            )

    def open_path(self, path: Path) -> None:
        """Open a workshop file, or import JSON into a new one; a refusal is said on Home with its way out.

        A workshop that is open stays so until another one can be: then the refusal is said beside it.
        """
        from ui.opening import import_json, open_workshop

        if self._asks_first(partial(self.open_path, path)):
            return
        path = path.absolute()
        if self.view is not None and _is_same(path, self.view.session.file.path):
            self.view.session.say(self.tr("This is the workshop you are in."))
            return
        try:
            opened = import_json(path) if path.suffix.lower() == ".json" else open_workshop(path)
        except WorkshopError as error:
            self._refuse(error, path)
            return
        self._show_workshop(opened)

    @Slot()
    def open_sample(self) -> None:
        """Open a fresh copy of the sample workshop."""
        from ui.opening import open_sample

        try:
            opened = open_sample(self._folder())
        except WorkshopError as error:
            self._refuse(error, None)
            return
        self._show_workshop(opened)

    def _refuse(self, error: WorkshopError, path: Path | None) -> None:
        from ui.opening import remedies

        key, words = remedies(error, path)
        if self.view is not None:
            way_out = self.tr("Go Home and open it there to mend that.") if key else ""
            self.view.session.say(f"{error} {way_out}".rstrip(), "bad")
            return
        self.home.show_refusal(error, words, key, str(path or ""))
        self._pages.setCurrentWidget(self.home)
        self.home.take_focus()

    @Slot(str, str)
    def _remedy(self, key: str, path: str) -> None:
        from ui.opening import apply_remedy

        try:
            opened = apply_remedy(key, Path(path), self._clock.now())
        except WorkshopError as error:
            self._refuse(error, Path(path))
            return
        self._show_workshop(opened)

    def _show_workshop(self, file: WorkshopFile) -> None:
        from ui.main_window.workshop_view import WorkshopView
        from ui.session import Session

        self._close_workshop()
        self.home.show_refusal(None)
        session = Session(file)
        self.view = WorkshopView(session, self._clock)
        session.setParent(self.view)
        self.view.home_wanted.connect(self.show_home)
        self.view.settings_wanted.connect(self.show_settings)
        self.view.copy_wanted.connect(self._ask_copy)
        self.view.history_wanted.connect(self._show_history)
        self._pages.addWidget(self.view)
        self._pages.setCurrentWidget(self.view)
        self.view.page.take_focus()
        self._remember()
        session.changed.connect(self._show_title)
        self._show_title()
        self.setWindowFilePath(str(file.path))

    @Slot()
    def _show_title(self) -> None:
        """Name the window after the workshop as it is called now."""
        if self.view is not None:
            details = self.view.session.workshop.details
            self.setWindowTitle(f"{details.organisation} · {details.title} — Touchline")

    # Closing

    @Slot()
    def show_home(self) -> None:
        """Close the workshop and show Home."""
        if self._asks_first(self.show_home):
            return
        self._close_workshop()
        self._drop_new_page()
        self.setWindowTitle("Touchline")
        self.home.show_recent(self.settings.recent)
        self._pages.setCurrentWidget(self.home)
        self.home.take_focus()

    def _asks_first(self, go_on: Callable[[], object]) -> bool:
        """Whether to wait: something typed can't be saved, and the view asks whether to `go_on`."""
        if self.view is None:
            return False
        self.view.session.flush()
        if not self.view.session.has_held:
            return False
        self.view.ask_to_leave(go_on)
        return True

    def _close_workshop(self) -> None:
        view, self.view = self.view, None
        if view is None:
            return
        view.session.flush()
        self._remember(view)
        view.put_away()
        self._pages.removeWidget(view)
        view.session.file.close()
        view.deleteLater()

    def put_away(self) -> None:
        """Hand over what is being typed, close the file, and keep the settings."""
        self._close_workshop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is still being typed and close the file before the window goes; ask where that fails."""
        if self._asks_first(self.close):
            event.ignore()
            return
        self.put_away()
        super().closeEvent(event)

    def _remember(self, view: WorkshopView | None = None) -> None:
        from app.flow.progress import workshop_progress
        from app.settings import RecentWorkshop

        shown = view or self.view
        if shown is None:
            return
        workshop = shown.session.workshop
        recent = RecentWorkshop(
            path=str(shown.session.file.path),
            title=workshop.details.title,
            client=workshop.details.organisation,
            held_on=workshop.details.held_on,
            progress=workshop_progress(workshop),
        )
        self._keep(self.settings.opened(recent))

    def _keep(self, settings: Settings) -> None:
        from app.settings import save_settings

        self.settings = settings
        try:
            save_settings(settings)
        except WorkshopError as error:
            self._say(error)

    def _say(self, error: WorkshopError) -> None:
        if self.view is not None:
            self.view.session.say(str(error), "bad")
        else:
            self.home.show_refusal(error)

    @Slot(str)
    def _forget(self, path: str) -> None:
        self._keep(self.settings.forgotten(path))
        self.home.show_recent(self.settings.recent)

    def _folder(self) -> Path:
        from ui.opening import workshops_folder

        last = self.settings.last_folder
        return Path(last) if last and _is_folder(Path(last)) else workshops_folder()

    # A new workshop

    @Slot()
    def show_new(self) -> None:
        """Show the form of a new workshop."""
        from ui.dates import own_language
        from ui.home.new_workshop_page import NewWorkshopPage

        self._drop_new_page()
        page = NewWorkshopPage(self._folder(), self._clock.now().date(), own_language())
        page.create_wanted.connect(self._create)
        page.cancelled.connect(self.show_home)
        page.folder_wanted.connect(self._ask_folder)
        self._new_page = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.organisation.setFocus()

    def _drop_new_page(self) -> None:
        page, self._new_page = self._new_page, None
        if page is not None:
            self._pages.removeWidget(page)
            page.deleteLater()

    @property
    def new_page(self) -> NewWorkshopPage | None:
        """The form of a new workshop, while it is shown."""
        return self._new_page

    @Slot()
    def _ask_folder(self) -> None:
        self._chooser.folder(self.tr("Keep the workshop in"), self._folder(), self._use_folder)

    def _use_folder(self, folder: Path) -> None:
        if self._new_page is not None:
            self._new_page.set_folder(folder)

    @Slot(object, object, str)
    def _create(self, path: Path, details: WorkshopDetails, template_key: str) -> None:
        from ui.opening import create_workshop

        try:
            opened = create_workshop(path, details, template_key)
        except WorkshopError as error:
            if self._new_page is not None:
                self._new_page.show_refusal(str(error))
            return
        self._drop_new_page()
        self._show_workshop(opened)

    # Copies, earlier states, settings

    @Slot()
    def _ask_copy(self) -> None:
        if self.view is not None:
            from ui.file_chooser import workshop_filters

            self.view.session.flush()
            path = self.view.session.file.path
            suggested = path.with_stem(self.tr("{name} copy").format(name=path.stem))
            self._chooser.save_file(
                self.tr("Save a copy"), suggested, workshop_filters()[1:2], self._save_copy
            )

    def _save_copy(self, path: Path) -> None:
        if self.view is None:
            return
        session = self.view.session
        try:
            session.file.save_copy(path)
        except WorkshopError as error:
            session.say(str(error), "bad")
            return
        if session.has_held:
            said = self.tr("A copy is in {path}, without what could not be saved yet.")
            session.say(said.format(path=path), "warn")
        else:
            session.say(self.tr("A copy is in {path}").format(path=path), "ok")

    @Slot()
    def _show_history(self) -> None:
        if self.view is not None:
            from ui.dialogs.history_sheet import HistorySheet

            self._history_sheet = HistorySheet(self.view.session, self)
            self._history_sheet.restore_wanted.connect(self._restore)
            self._history_sheet.open()

    @property
    def history_sheet(self) -> HistorySheet | None:
        """The sheet of changes and earlier states, once it was shown."""
        return self._history_sheet

    @Slot(object)
    def _restore(self, snapshot: Snapshot) -> None:
        if self.view is not None:
            self.view.session.restore(snapshot)

    @Slot()
    def show_settings(self) -> None:
        """Show the settings beside what asked for them."""
        from ui.dialogs.settings_sheet import SettingsSheet

        if self._settings_sheet is not None:
            self._settings_sheet.deleteLater()
        sheet = SettingsSheet(self.settings, self)
        sheet.theme_chosen.connect(self._use_theme)
        sheet.text_size_chosen.connect(self._use_text_size)
        sheet.paper_chosen.connect(self._use_paper)
        self._settings_sheet = sheet
        anchor: QWidget = self.home if self.view is None else self.view.rail.settings
        sheet.open_at(anchor)

    @property
    def settings_sheet(self) -> SettingsSheet | None:
        """The settings, once they were shown."""
        return self._settings_sheet

    @Slot(str)
    def _use_theme(self, scheme: str) -> None:
        self.appearance.set_scheme(scheme)
        self._keep(_with(self.settings, theme=scheme))

    @Slot(float)
    def _use_text_size(self, size: float) -> None:
        self.appearance.set_text_size(size)
        if self.view is not None:
            self.view.renew()
        self._keep(_with(self.settings, text_size=size))

    @Slot(str)
    def _use_paper(self, paper: str) -> None:
        self._keep(_with(self.settings, paper=paper))

    # Dropping a file on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that can be opened, or filled worksheets while a workshop is open."""
        paths = _paths(event)
        if _is_workshop(paths) or (self.view is not None and _are_worksheets(paths)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file dropped, or read the worksheets in."""
        paths = _paths(event)
        if _is_workshop(paths):
            self.open_path(paths[0])
        elif self.view is not None:
            self.view.session.collect_wanted.emit(paths)


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls())


def _is_workshop(paths: tuple[Path, ...]) -> bool:
    return len(paths) == 1 and paths[0].suffix.lower() in WORKSHOP_SUFFIXES


def _are_worksheets(paths: tuple[Path, ...]) -> bool:
    return bool(paths) and all(path.suffix.lower() == ".pdf" or path.is_dir() for path in paths)


def _with(settings: Settings, **changed: object) -> Settings:
    import msgspec

    return msgspec.structs.replace(settings, **changed)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # on the way to it lies a folder that may not be entered
        return False


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them can't be looked at: opening it will say why
        return False
