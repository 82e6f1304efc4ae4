"""The files an export has made, each ready to be opened or printed by the program the system has for it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.widgets.button import Button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.record_list import RecordList


class ResultsPane(QWidget):
    """Lists the files of the last export. Touchline prints by opening a file where it can be printed.

    `refused(text)` where a file can't be opened on this computer, `said(text)` what to do with an open one.
    """

    refused = Signal(str)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.title = Heading("", 3)
        column.addWidget(self.title)
        self.skipped = Label("", "caption", ink="warn")
        column.addWidget(self.skipped)
        self._model = RecordModel(self, editable=False, movable=False)
        self.list = RecordList(self.tr("Exported files"), self._model, deletable=False)
        self.list.opened.connect(self.open_file)
        self.list.current_changed.connect(self._offer_print)
        column.addWidget(self.list, 1)
        self.hint = ElidedLabel(
            self.tr("Print… opens the PDF in your PDF viewer: print it from there."), "caption", ink="text2"
        )
        column.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.print_button = Button(self.tr("Print…"), icon="print", kind="primary")
        self.print_button.setAccessibleDescription(
            self.tr("Opens the PDF in your PDF viewer, to print it there")
        )
        self.print_button.clicked.connect(self._print_current)
        row.addWidget(self.print_button)
        self.open_button = Button(self.tr("Open"), icon="external")
        self.open_button.clicked.connect(self._open_current)
        self.folder_button = Button(self.tr("Open the folder"), icon="folder")
        self.folder_button.clicked.connect(self._open_folder)
        row.addWidget(self.open_button)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        column.addLayout(row)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that are listed."""
        return tuple(Path(row.id) for row in self._model.rows)

    def show_files(self, folder: Path, paths: tuple[Path, ...], skipped: tuple[str, ...]) -> None:
        """List the files made in a folder, and say what was skipped."""
        self._folder = folder
        count = len(paths)
        self.title.setText(
            self.tr("1 file exported")
            if count == 1
            else self.tr("{count} files exported").format(count=count)
        )
        self.skipped.setText("\n".join(skipped))
        self.skipped.setVisible(bool(skipped))
        self._model.set_rows([self._row(path, paths) for path in paths])
        for button in (self.open_button, self.folder_button):
            button.setEnabled(bool(paths))
        if paths:
            self.list.select(str(most_useful(paths)))
        self._offer_print()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, path: Path, paths: Sequence[Path]) -> RecordRow:
        title, size, single = path.relative_to(self._folder).as_posix(), _size(path), singles(path, paths)
        if single:
            words = self.tr("All {count} in one file, for the printer: {size}")
            size = words.format(count=len(single), size=size)
        return RecordRow(id=str(path), title=title, subtitle=size)

    @Slot()
    def _offer_print(self) -> None:
        self.print_button.setEnabled(Path(self.list.current_id).suffix == ".pdf")
        self.hint.setVisible(any(path.suffix == ".pdf" for path in self.paths))

    @Slot(str)
    def open_file(self, path: str) -> bool:
        """Open a file with the program the system has for it; tell whether it could be."""
        opened = False
        if not os.path.lexists(path):
            said = self.tr("{path} is no longer there: it was moved or deleted. Export it again.")
            self.refused.emit(said.format(path=path))
        elif not (opened := QDesktopServices.openUrl(QUrl.fromLocalFile(path))):
            self.refused.emit(
                self.tr("This computer has no program to open {path} with. It is there all the same.").format(
                    path=path
                )
            )
        return opened

    @Slot()
    def _print_current(self) -> None:
        path = self.list.current_id
        if self.open_file(path):
            words = self.tr("{file} is opened in your PDF viewer: print it from there, usually with Ctrl+P.")
            self.said.emit(words.format(file=Path(path).name))

    @Slot()
    def _open_current(self) -> None:
        self.open_file(self.list.current_id)

    @Slot()
    def _open_folder(self) -> None:
        self.open_file(str(self._folder))


def singles(path: Path, paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give the files a merged one holds: ``handouts.pdf`` holds what lies in the folder ``handouts``."""
    return tuple(each for each in paths if each.parent == path.with_suffix("") and each.suffix == path.suffix)


def most_useful(paths: Sequence[Path]) -> Path:
    """Give the file to begin with: the first merged one, else the first to print, else the first."""
    merged = (path for path in paths if singles(path, paths))
    printed = (path for path in paths if path.suffix == ".pdf")
    return next(chain(merged, printed, paths))


def _size(path: Path) -> str:
    """Give the size of a file as people read it, nothing where it is gone already."""
    try:
        size = path.stat().st_size
    except OSError:
        return ""
    return f"{max(1, round(size / 1024)):,} KB"
