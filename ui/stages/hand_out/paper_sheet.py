"""The sheet of paper in the preview: a page's picture, centred, with its edge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import theme

EDGE = 10


class PaperSheet(QWidget):
    """Paints the picture of a page as large as it is told, whatever the picture's own size."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QImage | None = None
        self._page = QSize(1, 1)
        self._focused = False

    @property
    def picture(self) -> QImage | None:
        """The picture that is shown."""
        return self._picture

    @property
    def page(self) -> QRectF:
        """Where the page lies on the sheet: in its middle."""
        left = (self.width() - self._page.width()) // 2
        top = (self.height() - self._page.height()) // 2
        return QRectF(left, top, self._page.width(), self._page.height())

    def show_picture(self, picture: QImage | None) -> None:
        """Show another picture, or none."""
        self._picture = picture
        self.update()

    def needed(self, width: int, shape: float) -> QSize:
        """Give how large the sheet has to be for a page so wide, and as high as its shape says."""
        return QSize(width + 2 * EDGE, round(width * shape) + 2 * EDGE)

    def lay_out(self, width: int, shape: float, room: QSize) -> None:
        """Make the page so wide, and as high as its shape says; the sheet fills the room at least."""
        self._page = QSize(width, round(width * shape))
        self.resize(self.needed(width, shape).expandedTo(room))
        self.update()

    def set_focused(self, *, focused: bool) -> None:
        """Show that the keys go to the page."""
        self._focused = focused
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        page = self.page
        painter.drawImage(QRectF(page.topLeft(), self._painted(page.size())), self._picture)
        look = theme()
        painter.setPen(
            QPen(look.colour("focus"), 2) if self._focused else QPen(look.colour("border_strong"), 1)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _painted(self, page: QSizeF) -> QSizeF:
        """Give the picture its own pixels where it has as many as the page, give or take a rounded one."""
        assert self._picture is not None
        own = QSizeF(self._picture.size()) / self.devicePixelRatioF()
        return own if abs(own.width() - page.width()) <= 1 else page
