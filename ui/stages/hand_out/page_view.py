"""The picture of a page, as wide as its place, with page up and page down."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from exporters.preview import PageImage
from ui.theme.tokens import theme

WIDEST = 620
EDGE = 10
SETTLED_MS = 150


class PageView(QScrollArea):
    """Shows one page; `turned(step)` asks for another one (+1, -1), `resized` for a sharper picture."""

    turned = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet = _Sheet()
        self.setWidget(self.sheet)
        self.viewport().setAutoFillBackground(False)
        self.sheet.setAutoFillBackground(False)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._tell_resized)

    @property
    def pixels(self) -> int:
        """How many pixels of the screen a page is wide here."""
        return round(self.page_width * self.devicePixelRatioF())

    @property
    def page_width(self) -> int:
        """How wide a page is here."""
        return max(120, min(WIDEST, self.viewport().width() - 2 * EDGE))

    def show_page(self, image: PageImage, name: str) -> None:
        """Show a page from its top; `name` is read to whoever can't see it."""
        picture = QImage(
            image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB888
        ).copy()
        self.sheet.show_picture(picture, self.page_width)
        self.setAccessibleName(name)
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show no page."""
        self.sheet.show_picture(None, self.page_width)

    @Slot()
    def _tell_resized(self) -> None:
        self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheet.fit(self.page_width)
        self._settled.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)


class _Sheet(QWidget):
    """Paints the picture on its paper, centred."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QImage | None = None
        self._width = 0

    @property
    def picture(self) -> QImage | None:
        return self._picture

    def show_picture(self, picture: QImage | None, width: int) -> None:
        self._picture = picture
        self.fit(width)

    def fit(self, width: int) -> None:
        self._width = width
        self.setMinimumHeight(self._height() + 2 * EDGE if self._picture is not None else 0)
        self.update()

    def _height(self) -> int:
        if self._picture is None:
            return 0
        return round(self._width * self._picture.height() / self._picture.width())

    def sizeHint(self) -> QSize:
        return QSize(self._width, self._height() + 2 * EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        corner = QPoint((self.width() - self._width) // 2, EDGE)
        page = QRectF(corner.x(), corner.y(), self._width, self._height())
        painter.drawImage(page, self._picture)
        painter.setPen(QPen(theme().colour("border_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
