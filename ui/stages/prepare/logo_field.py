"""The organisation's logo on documents: chosen, dropped, shown, taken off."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import InputRefused
from app.workshop import Workshop
from ui.file_chooser import FileChooser
from ui.stages.prepare.logo_box import LogoBox
from ui.stages.prepare.logo_reader import LogoReader
from ui.stages.step_page import StepPage
from ui.widgets.button import Button

if TYPE_CHECKING:
    from app.file.change import Change


class LogoField(QWidget):
    """The logo beside the buttons that choose and remove it; what can't be a logo is refused in words."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._shown: str | None = ""
        self._read = "", QImage()
        self.chooser = FileChooser(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.box = LogoBox()
        self.box.dropped.connect(self._take_dropped)
        row.addWidget(self.box, 1)
        self.choose = Button(self.tr("Choose logo…"), icon="folder")
        self.choose.clicked.connect(self._ask)
        self.reader = LogoReader(self)
        self.reader.finished.connect(self._take_read)
        self.reader.refused.connect(self._refuse)
        self.remove = Button(self.tr("Remove logo"), kind="quiet", icon="trash")
        self.remove.clicked.connect(self._remove)
        column = QVBoxLayout()
        column.setSpacing(6)
        for button in (self.choose, self.remove):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        row.addLayout(column)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the logo in force, or what it is for; while a picture is read, its place says so."""
        logo = workshop.details.logo
        self.remove.setEnabled(logo is not None)
        if self.reader.busy:
            return
        name = self.tr("Logo of {organisation}").format(organisation=workshop.details.organisation)
        if logo == self._shown:
            if logo is not None:
                self.box.setAccessibleName(name)
            return
        self._shown = logo
        if logo is None:
            self.box.show_words(
                self.tr(
                    "The client’s logo stands at the top of every document. Drop a PNG or JPEG file here."
                )
            )
        elif logo == self._read[0]:
            self.box.show_picture(self._read[1], name)
        elif not self.box.show_logo(self._page.session.images[logo], name):
            self.box.show_words(self.tr("Another program changed this logo. Choose it again."))

    def take(self, path: Path) -> None:
        """Make the picture in a file the logo, as soon as it is read."""
        self.reader.read(path)
        self._shown = ""
        self.box.show_words(self.tr("Reading the picture…"))

    def put_away(self) -> None:
        """Take no picture any more: one that is being read is forgotten."""
        self.reader.close()

    @Slot(object, object)
    def _take_read(self, logo: bytes, picture: QImage) -> None:
        hash = sha256(logo).hexdigest()
        self._read = hash, picture

        def choose(change: Change) -> None:
            change.update("workshop", None, logo=change.add_image(logo))

        is_there = hash == self._page.workshop.details.logo
        if is_there or self._page.edit(self.tr("Choose logo"), choose, origin=self) is None:
            self.show_workshop(self._page.workshop)

    @Slot(object)
    def _refuse(self, refused: InputRefused) -> None:
        self.show_workshop(self._page.workshop)
        self._page.session.say(str(refused), "bad")

    def hideEvent(self, event: QHideEvent) -> None:
        """Take no picture once the step is left: its change would be one of another step."""
        super().hideEvent(event)
        if self.reader.busy and not event.spontaneous():
            self.reader.stop()
            self.show_workshop(self._page.workshop)
            self._page.session.say(
                self.tr("The picture was still being read and did not become the logo. Choose it again."),
                "warn",
            )

    @Slot()
    def _ask(self) -> None:
        filters = (self.tr("Pictures (*.png *.jpg *.jpeg)"), self.tr("All files (*)"))
        self.chooser.open_file(self.tr("Choose the logo for documents"), Path.home(), filters, self.take)

    @Slot(object)
    def _take_dropped(self, paths: tuple[Path, ...]) -> None:
        if len(paths) == 1:
            self.take(paths[0])
        else:
            self._page.session.say(str(InputRefused("logo.several")), "warn")

    @Slot()
    def _remove(self) -> None:
        self.reader.stop()

        def remove(change: Change) -> None:
            change.update("workshop", None, logo=None)

        if self._page.edit(self.tr("Remove logo"), remove, origin=self, offer_undo=True) is not None:
            self.choose.setFocus()
        else:
            self.show_workshop(self._page.workshop)
