"""The chart of impact and effort as something to put actions on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from app.drawings.impact_effort import scores_at, square
from ui.models.record_model import dragged_ids
from ui.theme.tokens import theme
from ui.widgets.drawing_view import DrawingView

Scores = tuple[int, int]
BESIDE = 16.0
EDGE = 3.0
CORNER = 7.0


class MatrixView(DrawingView):
    """Takes discs that are dragged about on it and records that are dragged onto it.

    `placed(ids, effort, impact)` follows a drop on a square, `missed()` one beside the squares, and
    `taken_off(id)` a disc dragged away to the left, where the others wait, or Delete on it. The square under
    the pointer is outlined while something is dragged.
    """

    placed = Signal(object, int, int)
    missed = Signal()
    taken_off = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(fills=True, draggable=True, parent=parent)
        self._aimed: Scores | None = None
        self.setAcceptDrops(True)
        self.spot_dragged.connect(self._drop_disc)

    def scores_under(self, place: QPointF) -> Scores | None:
        """Give the (effort, impact) of the square at a place of the view, None beside the squares."""
        drawing = self.drawing
        inside = self._in_drawing(place)
        return scores_at(inside.x(), inside.y(), drawing.width, drawing.height) if drawing else None

    def square_area(self, effort: int, impact: int) -> QRectF:
        """Give where a square is shown, in pixels of the view; empty without a drawing."""
        drawing = self.drawing
        if drawing is None:
            return QRectF()
        x, y, width, height = square(effort, impact, drawing.width, drawing.height)
        scale = self._scale()
        return QRectF(self._left() + x * scale, y * scale, width * scale, height * scale)

    @Slot(str, str, float, float)
    def _drop_disc(self, _list_name: str, id: str, x: float, y: float) -> None:
        drawing = self.drawing
        scores = scores_at(x, y, drawing.width, drawing.height) if drawing else None
        if scores is not None:
            self.placed.emit([id], *scores)
        elif x < -BESIDE:
            self.taken_off.emit(id)
        else:
            self.missed.emit()

    def _aim(self, scores: Scores | None) -> None:
        if scores != self._aimed:
            self._aimed = scores
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._aim(self.scores_under(event.position()) if self._dragged_by is not None else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._aim(None)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self._spot_of(self._current)
        deletes = event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        if deletes and current is not None and current.id:
            self.taken_off.emit(current.id)
            return
        super().keyPressEvent(event)
        if self._dragged_by is None:
            self._aim(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_ids(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        scores = self.scores_under(event.position())
        self._aim(scores)
        event.setAccepted(scores is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the records were put; answered as a copy, so that Qt takes none out of its list."""
        self._aim(None)
        ids = dragged_ids(event.mimeData())
        scores = self.scores_under(event.position())
        if not ids or scores is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.placed.emit(ids, *scores)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._aimed is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.setBrush(theme().colour("accent", 0.12))
        area = self.square_area(*self._aimed).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        painter.drawRoundedRect(area, CORNER, CORNER)
