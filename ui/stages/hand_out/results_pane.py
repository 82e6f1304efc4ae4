"""The files an export has made, each ready to be opened."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.record_list import RecordList


class ResultsPane(QWidget):
    """Lists the files of the last export; `refused(text)` where a file can't be opened on this computer."""

    refused = Signal(str)

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
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
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
        self._model.set_rows(
            [
                RecordRow(id=str(path), title=path.relative_to(folder).as_posix(), subtitle=_size(path))
                for path in paths
            ]
        )
        for button in (self.open_button, self.folder_button):
            button.setEnabled(bool(paths))
        if paths:
            self.list.select(str(paths[0]))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def open_file(self, path: str) -> None:
        """Open a file with the program the system has for it."""
        if not os.path.lexists(path):
            said = self.tr("{path} is no longer there: it was moved or deleted. Export it again.")
            self.refused.emit(said.format(path=path))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self.refused.emit(
                self.tr("This computer has no program to open {path} with. It is there all the same.").format(
                    path=path
                )
            )

    @Slot()
    def _open_current(self) -> None:
        self.open_file(self.list.current_id)

    @Slot()
    def _open_folder(self) -> None:
        self.open_file(str(self._folder))


def _size(path: Path) -> str:
    """Give the size of a file as people read it, nothing where it is gone already."""
    try:
        size = path.stat().st_size
    except OSError:
        return ""
    return f"{max(1, round(size / 1024)):,} KB"
