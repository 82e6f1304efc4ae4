"""Asks the user for files and folders through the system's own dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


class FileChooser(QObject):
    """One question at a time; the answer goes to the function given, a dismissal nowhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._dialog: QFileDialog | None = None
        self._chosen: Chosen | None = None

    def open_file(self, title: str, folder: Path, filters: tuple[str, ...], chosen: Chosen) -> None:
        """Ask for an existing file whose name fits one of the filters."""
        self._ask(title, folder, filters, chosen, QFileDialog.FileMode.ExistingFile)

    def save_file(self, title: str, suggested: Path, filters: tuple[str, ...], chosen: Chosen) -> None:
        """Ask for a new file; the system's dialog asks before an existing one is chosen."""
        dialog = self._ask(title, suggested.parent, filters, chosen, QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
        dialog.selectFile(suggested.name)

    def folder(self, title: str, folder: Path, chosen: Chosen) -> None:
        """Ask for a folder."""
        self._ask(title, folder, (), chosen, QFileDialog.FileMode.Directory)

    def _ask(
        self,
        title: str,
        folder: Path,
        filters: tuple[str, ...],
        chosen: Chosen,
        mode: QFileDialog.FileMode,
    ) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        if filters:
            dialog.setNameFilters(list(filters))
        dialog.fileSelected.connect(self._take)
        self._dialog, self._chosen = dialog, chosen
        dialog.open()
        return dialog

    @Slot(str)
    def _take(self, path: str) -> None:
        chosen, self._chosen, self._dialog = self._chosen, None, None
        if chosen is not None:
            chosen(Path(path))


def workshop_filters() -> tuple[str, ...]:
    """Give the filters for files that can be opened: workshops, and JSON to import."""
    tr = QCoreApplication.translate
    return (
        tr("FileChooser", "Workshops and JSON (*.touchline *.json)"),
        tr("FileChooser", "Workshops (*.touchline)"),
        tr("FileChooser", "JSON (*.json)"),
    )
