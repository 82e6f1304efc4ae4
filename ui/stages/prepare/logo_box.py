"""Where the organisation's logo is shown, and where a picture of it can be dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.logo import is_logo
from ui.theme.fonts import scaled
from ui.theme.tokens import theme
from ui.widgets.caption import Caption

HEIGHT = 92
PADDING = 12
RADIUS = 8.0
OF_THE_WINDOW = frozenset({".touchline", ".json", ".pdf"})
"""Endings of files that the window itself takes, wherever on it they are dropped."""


class LogoBox(QWidget):
    """The logo on white, as on paper, or words in its stead; `dropped(paths)` when files are let go on it."""

    dropped = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._above = False
        self.words = Caption("")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.addWidget(self.words)
        self.setAcceptDrops(True)
        self.setMinimumHeight(scaled(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_logo(self, image: bytes, name: str) -> bool:
        """Show a logo, called `name`; tell whether it can be shown."""
        self._picture = QPixmap()
        shown = is_logo(image) and self._picture.loadFromData(image)
        self.words.setVisible(not shown)
        self.setAccessibleName(name)
        self.update()
        return shown

    def show_picture(self, picture: QImage, name: str) -> None:
        """Show a logo that was decoded already, called `name`."""
        self._picture = QPixmap.fromImage(picture)
        self.words.setVisible(False)
        self.setAccessibleName(name)
        self.update()

    def show_words(self, words: str) -> None:
        """Show words where there is no logo."""
        self._picture = QPixmap()
        self.words.setText(words)
        self.words.setVisible(True)
        self.setAccessibleName(words)
        self.update()

    @property
    def shows_logo(self) -> bool:
        """Whether a logo is shown."""
        return not self._picture.isNull()

    def sizeHint(self) -> QSize:
        return QSize(scaled(240), scaled(HEIGHT))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, whatever they are: what can't be a logo is refused in words."""
        paths = _paths(event)
        if paths and not any(path.suffix.lower() in OF_THE_WINDOW for path in paths):
            event.acceptProposedAction()
            self._set_above(True)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_above(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self._set_above(False)
        event.acceptProposedAction()
        self.dropped.emit(_paths(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = Qt.PenStyle.SolidLine if self.shows_logo else Qt.PenStyle.DashLine
        ink = "accent" if self._above else "border" if self.shows_logo else "border_strong"
        painter.setPen(QPen(theme().colour(ink), 2 if self._above else 1, line))
        painter.setBrush(theme().colour("ink_light" if self.shows_logo else "surface"))  # paper is white
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        if self.shows_logo:
            place = self._place()
            pixels = (place.size() * self.devicePixelRatioF()).toSize().expandedTo(QSize(1, 1))
            smooth = self._picture.scaled(pixels, mode=Qt.TransformationMode.SmoothTransformation)
            painter.drawPixmap(place, smooth, QRectF(smooth.rect()))

    def _place(self) -> QRectF:
        """Give where the logo stands: in the middle, in proportion, no larger than it is."""
        room = QRectF(self.rect()).adjusted(PADDING, PADDING, -PADDING, -PADDING)
        size = self._picture.size()
        scale = min(room.width() / size.width(), room.height() / size.height(), 1.0)
        place = QRectF(0, 0, size.width() * scale, size.height() * scale)
        place.moveCenter(room.center())
        return place

    def _set_above(self, above: bool) -> None:
        self._above = above
        self.update()


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
