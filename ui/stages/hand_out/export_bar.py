"""The bar from which an export starts: where to, on which paper; then how far it is, with Cancel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from exporters.export import Progress
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel

PAPERS = (("A4", "A4"), ("Letter", "Letter"))


class ExportBar(Card):
    """Folder, paper and the Export button, or the progress of the export under way."""

    export_wanted = Signal()
    cancel_wanted = Signal()
    folder_wanted = Signal()
    paper_chosen = Signal(str)

    def __init__(self, paper: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, parent=parent)
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack)
        self._stack.addWidget(self._ready(paper))
        self._stack.addWidget(self._under_way())

    def _ready(self, paper: str) -> QWidget:
        ready = QWidget()
        row = QHBoxLayout(ready)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(self.tr("Into the folder"), "caption", ink="text2"))
        self.folder = ElidedLabel("", "strong")
        words.addWidget(self.folder)
        row.addLayout(words, 1)
        self.folder_button = Button(self.tr("Change…"), icon="folder")
        self.folder_button.setAccessibleName(self.tr("Change the folder"))
        self.folder_button.clicked.connect(self.folder_wanted)
        row.addWidget(self.folder_button)
        self.archive_box = QCheckBox(self.tr("As one ZIP"))
        self.archive_box.setAccessibleDescription(
            self.tr("Packs all chosen documents into one file, named after the organisation.")
        )
        row.addWidget(self.archive_box)
        self.paper = Choice(self.tr("Paper"), PAPERS, value=paper)
        self.paper.chosen.connect(self.paper_chosen)
        row.addWidget(self.paper)
        self.export_button = Button("", kind="primary", icon="export")
        self.export_button.clicked.connect(self.export_wanted)
        row.addWidget(self.export_button)
        return ready

    def _under_way(self) -> QWidget:
        running = QWidget()
        row = QHBoxLayout(running)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(6)
        self.words = ElidedLabel("", "strong")
        words.addWidget(self.words)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.progress.setTextVisible(False)
        words.addWidget(self.progress)
        row.addLayout(words, 1)
        self.cancel_button = Button(self.tr("Cancel"), icon="stop")
        self.cancel_button.clicked.connect(self.cancel_wanted)
        row.addWidget(self.cancel_button)
        return running

    @property
    def is_running(self) -> bool:
        """Whether the progress of an export is shown."""
        return self._stack.currentIndex() == 1

    @property
    def as_archive(self) -> bool:
        """Whether all documents are to go into one ZIP."""
        return self.archive_box.isChecked()

    def show_folder(self, folder: Path) -> None:
        """Show where the files will go."""
        self.folder.setText(str(folder))

    def show_count(self, count: int) -> None:
        """Say on the button how many documents are chosen."""
        if count == 1:
            self.export_button.setText(self.tr("Export 1 document"))
        else:
            self.export_button.setText(self.tr("Export {count} documents").format(count=count))
        self.export_button.setEnabled(count > 0)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the export is."""
        self.progress.setRange(0, max(1, progress.total))
        self.progress.setValue(progress.done)
        self.words.setText(progress.text)

    def begin(self) -> None:
        """Show the progress of an export that has just begun."""
        self.progress.setRange(0, 0)
        self.words.setText(self.tr("Getting ready"))
        self._stack.setCurrentIndex(1)
        self.cancel_button.setFocus()

    def end(self) -> None:
        """Be ready for the next export."""
        self._stack.setCurrentIndex(0)
