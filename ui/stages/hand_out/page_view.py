"""The picture of a page at any zoom, with the keys and the wheel that turn, scroll and enlarge it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from exporters.preview import PageImage
from ui.stages.hand_out.paper_sheet import EDGE, PaperSheet

FIT_PAGE, FIT_WIDTH = "page", "width"
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
"""The zooms of the buttons and keys; 1 is as large as on paper, at 96 pixels an inch."""
PIXELS_A_POINT = 96 / 72
A4_POINTS, A4_SHAPE = 595.28, 297 / 210
NARROWEST = 60
SETTLED_MS = 150
NOTCH = 120
"""What a wheel reports when it is turned by one notch, in eighths of a degree."""
TURNING = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
SIDEWAYS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class PageView(QScrollArea):
    """Shows one page. `turned(step)` asks for another page and `file_turned(step)` for another file (+1, -1),
    `end_wanted(bool)` for the last page (True) or the first, `read_on(step)` for the next once one is read.

    `zoomed` tells that the page is shown larger or smaller, `settled` a moment later that it stays so: then a
    picture of `pixels` is the sharp one.
    """

    turned = Signal(int)
    read_on = Signal(int)
    file_turned = Signal(int)
    end_wanted = Signal(bool)
    zoomed = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit, self._zoom = FIT_WIDTH, 1.0
        self._points, self._shape = A4_POINTS, A4_SHAPE
        self._turned_by = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet = PaperSheet()
        self.setWidget(self.sheet)
        self.viewport().setAutoFillBackground(False)
        self.sheet.setAutoFillBackground(False)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._tell_settled)

    # How large a page is

    @property
    def pixels(self) -> int:
        """How many pixels of the screen a page is wide here."""
        return round(self.page_width * self.devicePixelRatioF())

    @property
    def page_width(self) -> int:
        """How wide a page is here."""
        return max(NARROWEST, round(self._width()))

    @property
    def fit(self) -> str:
        """What the page is made to fit, `page` or `width`; empty where its zoom was chosen."""
        return self._fit

    @property
    def zoom(self) -> float:
        """How large the page is shown; 1 is as large as on paper."""
        return self._zoom if not self._fit else self.page_width / (self._points * PIXELS_A_POINT)

    def set_fit(self, fit: str) -> None:
        """Make the page fit its place from now on: all of it (`page`), or its width."""
        self._rescale(fit, self._zoom, self._middle())

    def zoom_by(self, step: int, at: QPointF | None = None) -> None:
        """Show the page a step larger (+1) or smaller (-1); what lies `at` a place stays there."""
        now = self.zoom
        further = [each for each in STEPS if (each > now * 1.01 if step > 0 else each < now / 1.01)]
        if further:
            self._rescale("", further[0] if step > 0 else further[-1], at or self._middle())

    @property
    def can_grow(self) -> bool:
        """Whether there is a larger zoom."""
        return self.zoom * 1.01 < STEPS[-1]

    @property
    def can_shrink(self) -> bool:
        """Whether there is a smaller zoom."""
        return self.zoom / 1.01 > STEPS[0]

    def _width(self) -> float:
        if not self._fit:
            return self._points * PIXELS_A_POINT * self._zoom
        # Scroll bars take room away that they give back when they go: measured without them, nothing swings.
        room = QSizeF(self.maximumViewportSize()) - QSizeF(2 * EDGE, 2 * EDGE)
        if self._fit == FIT_PAGE:
            return min(room.width(), room.height() / self._shape)
        if room.width() * self._shape > room.height():
            return room.width() - self.verticalScrollBar().sizeHint().width()
        return room.width()

    def _rescale(self, fit: str, zoom: float, at: QPointF) -> None:
        page = self.sheet.page
        place = at - QPointF(self.sheet.pos())
        held = QPointF((place.x() - page.x()) / page.width(), (place.y() - page.y()) / page.height())
        self._fit, self._zoom = fit, zoom
        self._lay_out()
        page = self.sheet.page
        self.horizontalScrollBar().setValue(round(page.x() + held.x() * page.width() - at.x()))
        self.verticalScrollBar().setValue(round(page.y() + held.y() * page.height() - at.y()))
        self.zoomed.emit()
        self._settled.start()

    def _middle(self) -> QPointF:
        return QRectF(self.viewport().rect()).center()

    def _lay_out(self) -> None:
        room, page = self.maximumViewportSize(), self.sheet.needed(self.page_width, self._shape)
        bars = QSize(
            self.verticalScrollBar().sizeHint().width(), self.horizontalScrollBar().sizeHint().height()
        )
        left = QSize(
            room.width() - (bars.width() if page.height() > room.height() else 0),
            room.height() - (bars.height() if page.width() > room.width() else 0),
        )
        self.sheet.lay_out(self.page_width, self._shape, left)

    # What is shown

    def show_page(self, image: PageImage, name: str, *, same: bool, from_end: bool = False) -> None:
        """Show a page; `name` is read to whoever can't see it.

        The `same` page stays where it is. Another is shown from its top or, `from_end`, from its end.
        """
        picture = QImage(
            image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB888
        ).copy()
        self._points, self._shape = image.points, image.height / image.width
        self.sheet.show_picture(picture)
        self._lay_out()
        self.setAccessibleName(name)
        if not same:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum() if from_end else 0)
        self.zoomed.emit()

    def clear(self) -> None:
        """Show no page."""
        self.sheet.show_picture(None)
        self.verticalScrollBar().setValue(0)

    @Slot()
    def _tell_settled(self) -> None:
        self.settled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self.zoomed.emit()
        self._settled.start()

    def event(self, event: QEvent) -> bool:
        """Ask for a sharper picture on a screen with finer pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settled.start()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.sheet.set_focused(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.sheet.set_focused(focused=False)

    # Keys and wheel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in TURNING and held & Qt.KeyboardModifier.ShiftModifier:
            self.file_turned.emit(TURNING[key])
        elif key in TURNING:
            self.turned.emit(TURNING[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.end_wanted.emit(key == Qt.Key.Key_End)
        elif key == Qt.Key.Key_Space:
            self._read_on(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in SIDEWAYS and not self.horizontalScrollBar().maximum():
            self.turned.emit(SIDEWAYS[key])
        else:
            super().keyPressEvent(event)

    def _read_on(self, step: int) -> None:
        """Scroll by what can be seen, and from the end of a page to the next one."""
        bar = self.verticalScrollBar()
        if self._is_at_end(step):
            self.read_on.emit(step)
        else:
            bar.setValue(bar.value() + step * (bar.pageStep() - bar.singleStep()))

    def _is_at_end(self, step: int) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() == (bar.maximum() if step > 0 else bar.minimum())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; else scroll, and at the end of a page turn it."""
        angle = event.angleDelta().y()
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not zooms and (not angle or not self._is_at_end(-angle)):
            self._turned_by = 0
            super().wheelEvent(event)
            return
        event.accept()
        self._turned_by += angle
        if abs(self._turned_by) >= NOTCH:
            step, self._turned_by = (1 if self._turned_by > 0 else -1), 0
            if zooms:
                self.zoom_by(step, event.position())
            else:
                self.read_on.emit(-step)
