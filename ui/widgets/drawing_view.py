"""Shows a drawing of the workshop and lets its spots be pointed at, pressed, read out and dragged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.drawings.display_list import Drawing, Spot
from ui.drawing import faded_keys, neighbour, outline, paint_drawing, spot_at
from ui.theme.fonts import text_factor
from ui.theme.tokens import theme
from ui.widgets.spot_button import SpotButton

Source = Callable[[float, float], Drawing]

SMALLEST_SCALE = 0.8
"""A drawing wider than the view is shown this small at the least, as a rule; then it has to be scrolled."""
LOWERED_SCALE = 0.86
"""A drawing higher than its scroll area is shown this small at the least: its captions stay 9 pixels high."""
NARROWEST = 360.0
LOWEST = 300.0
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class DrawingView(QWidget):
    """A drawing, made anew for each size by its source.

    The source is given the room (width and height in the drawing's own units) and draws into it. As a rule
    a drawing is as high as its width makes it (height-for-width: put the view in a layout or in a
    `DrawingScroll`); with `fills` it takes the height there is. Text size and theme are followed.

    `spot_clicked(list_name, id)` follows a click, Enter, Space or a screen reader's press on a spot, and
    `spot_chosen` carries the same Spot whole. With `draggable`, `spot_dragged(list_name, id, x, y)` tells
    where a spot that stands for a record was dropped, in the drawing's units, and
    `spot_moved_by_key(list_name, id, dx, dy)` which way Alt with an arrow key wants it moved (-1, 0, 1; down
    is 1). Tab comes to one spot, arrows go on to the next in their direction, Home and End to the first and
    last.
    """

    spot_clicked = Signal(str, str)
    spot_chosen = Signal(object)
    spot_dragged = Signal(str, str, float, float)
    spot_moved_by_key = Signal(str, str, int, int)
    spot_focused = Signal(object)
    """Carries the QRect of the spot the keyboard came to, so that a scroll area can bring it into view."""

    def __init__(
        self, *, fills: bool = False, draggable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._drawn: dict[tuple[float, float], Drawing] = {}
        self._buttons: dict[str, SpotButton] = {}
        self._fills = fills
        self._draggable = draggable
        self._chosen: frozenset[str] = frozenset()
        self._smallest = SMALLEST_SCALE
        self._room_height = 0.0
        self._current: str | None = None
        self._hovered: str | None = None
        self._pressed: Spot | None = None
        self._pressed_at = QPointF()
        self._dragged_by: QPointF | None = None
        self.setMouseTracking(True)
        vertical = QSizePolicy.Policy.Expanding if fills else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        policy.setHeightForWidth(not fills)
        self.setSizePolicy(policy)

    # What is shown

    def set_source(self, source: Source) -> None:
        """Show what this function draws for the room there is, from now on."""
        self._source = source
        self.redraw()

    @Slot()
    def redraw(self) -> None:
        """Ask the source again, after the workshop has changed; focus and choice stay with their spots."""
        self._drawn.clear()
        self.updateGeometry()
        self._arrange()

    def set_smallest_scale(self, scale: float = SMALLEST_SCALE) -> None:
        """Let a drawing be shown smaller before it has to be scrolled, while words beside it say the same."""
        if scale != self._smallest:
            self._smallest = scale
            self.redraw()

    def set_room_height(self, height: float) -> None:
        """Say how high the drawing can be before it has to be scrolled; 0 where nothing scrolls it."""
        if height != self._room_height:
            self._room_height = height
            self.updateGeometry()
            self._arrange()

    @property
    def drawing(self) -> Drawing | None:
        """The drawing as shown now; None without a source."""
        return self._draw(self.width(), self.height())

    def set_chosen(self, ids: Iterable[str]) -> None:
        """Let the spots of these records stand out; all others fade. Without any, none fades."""
        self._chosen = frozenset(ids)
        self.update()

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of the records that stand out."""
        return self._chosen

    def spot(self, list_name: str, id: str) -> Spot | None:
        """Give the first spot of a record as shown now, None where it has none."""
        return next((each for each in self._spots() if (each.list_name, each.id) == (list_name, id)), None)

    def focus_record(self, list_name: str, id: str) -> None:
        """Put the keyboard on the spot of a record; nothing happens where it has none."""
        found = self.spot(list_name, id)
        if found is not None:
            self._go_to(found)

    def area_of(self, spot: Spot) -> QRectF:
        """Give where a spot is shown, in pixels of the view."""
        x, y, width, height = spot.box
        scale = self._scale()
        return QRectF(self._left() + x * scale, y * scale, width * scale, height * scale)

    def _spots(self) -> tuple[Spot, ...]:
        drawing = self.drawing
        return drawing.spots if drawing else ()

    def _draw(self, width: float, height: float) -> Drawing | None:
        if self._source is None:
            return None
        factor = text_factor()
        room = (max(NARROWEST, width / factor), max(LOWEST, height / factor) if self._fills else LOWEST)
        if room not in self._drawn:
            self._drawn[room] = self._source(*room)
        return self._drawn[room]

    # Sizes

    def hasHeightForWidth(self) -> bool:
        return not self._fills

    def heightForWidth(self, width: int) -> int:
        drawing = self._draw(width, LOWEST)
        return ceil(drawing.height * self._scale_of(drawing, width)) if drawing else 0

    def minimumSizeHint(self) -> QSize:
        """The width at which the drawing has to be scrolled, and the least height that is of use."""
        drawing = self._draw(0, 0)
        if drawing is None:
            return QSize(0, 0)
        # The narrowest a drawing can be made, and then shown smaller.
        width = drawing.width if drawing.width > NARROWEST else 0.0
        height = max(LOWEST, drawing.height * LOWERED_SCALE * text_factor()) if self._fills else 0.0
        return QSize(ceil(width * self._smallest * text_factor()), round(height))

    def sizeHint(self) -> QSize:
        width = max(640, self.minimumSizeHint().width())
        return QSize(width, 440 if self._fills else self.heightForWidth(width))

    def _scale_of(self, drawing: Drawing, width: float) -> float:
        scale = min(text_factor(), max(self._smallest * text_factor(), width / drawing.width))
        room = self.height() if self._fills else self._room_height
        return min(scale, max(LOWERED_SCALE * text_factor(), room / drawing.height)) if room else scale

    def _scale(self) -> float:
        drawing = self.drawing
        return self._scale_of(drawing, self.width()) if drawing else 1.0

    def _left(self) -> float:
        drawing = self.drawing
        return max(0.0, (self.width() - drawing.width * self._scale()) / 2) if drawing else 0.0

    def _in_drawing(self, place: QPointF) -> QPointF:
        return QPointF(place.x() - self._left(), place.y()) / self._scale()

    def _at(self, place: QPointF) -> Spot | None:
        drawing = self.drawing
        inside = self._in_drawing(place)
        return spot_at(drawing, inside.x(), inside.y()) if drawing else None

    # Spots and the keyboard

    def _arrange(self) -> None:
        """Give every spot its button, keep those that stay, and leave the keyboard where it was."""
        drawing = self.drawing
        if drawing is None:
            return
        self._drawn = {room: kept for room, kept in self._drawn.items() if kept is drawing}
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(drawing.description)
        there = {spot.key: spot for spot in drawing.spots}
        had_focus = self.hasFocus()
        for key in self._buttons.keys() - there.keys():
            gone = self._buttons.pop(key)
            # Until it is deleted the focus must not come to it.
            gone.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            gone.deleteLater()
        # In order, as screen readers number the children.
        for key in there:
            if key not in self._buttons:
                self._buttons[key] = self._button(key)
        for key, spot in there.items():
            self._buttons[key].show_spot(spot.label, self.area_of(spot).toAlignedRect())
        if self._current not in there:
            self._current = next(iter(there), None)
        self._hovered = self._hovered if self._hovered in there else None
        self._rove(take_focus=had_focus)
        self.update()

    def _button(self, key: str) -> SpotButton:
        made = SpotButton(key, self)
        made.chosen.connect(self._choose_by_key)
        made.focused.connect(self._arrive)
        made.left.connect(self._repaint)
        # Qt puts a new child last in the window’s order of Tab, and orders only what takes focus.
        self.setFocusProxy(None)  # type: ignore[arg-type]  # None takes the proxy away; the stub omits it
        for each in (self, made):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabOrder(self, made)
        for each in (self, made):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _rove(self, *, take_focus: bool) -> None:
        """Let Tab come to the current spot alone: one stop for the whole drawing."""
        for key, button in self._buttons.items():
            stop = key == self._current
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if stop else Qt.FocusPolicy.NoFocus)
        current = self._buttons.get(self._current) if self._current is not None else None
        self.setFocusProxy(current)  # type: ignore[arg-type]  # None as above: there may be no spot
        if take_focus and current is not None:
            current.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _arrive(self, key: str) -> None:
        self._current = key
        self.spot_focused.emit(self._buttons[key].geometry())
        self.update()

    @Slot()
    def _repaint(self) -> None:
        self.update()

    @Slot(str)
    def _choose_by_key(self, key: str) -> None:
        found = self._spot_of(key)
        if found is not None:
            self._choose(found)

    def _spot_of(self, key: str | None) -> Spot | None:
        return next((each for each in self._spots() if each.key == key), None)

    def _go_to(self, spot: Spot) -> None:
        self._current = spot.key
        self._rove(take_focus=True)
        self.spot_focused.emit(self._buttons[spot.key].geometry())
        self.update()

    def _choose(self, spot: Spot) -> None:
        self.spot_chosen.emit(spot)
        self.spot_clicked.emit(spot.list_name, spot.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, spots = event.key(), self._spots()
        current = self._spot_of(self._current)
        if key == Qt.Key.Key_Escape and self._dragged_by is not None:
            self._pressed = self._dragged_by = None
            self.update()
        elif current is None:
            event.ignore()
        elif key in _PRESSING:
            self._choose(current)
        elif key in _DIRECTIONS:
            self._arrow(current, *_DIRECTIONS[Qt.Key(key)], event=event)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go_to(spots[0 if key == Qt.Key.Key_Home else -1])
        else:
            event.ignore()

    def _arrow(self, current: Spot, dx: int, dy: int, *, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self._draggable and current.id:
                self.spot_moved_by_key.emit(current.list_name, current.id, dx, dy)
            else:
                event.ignore()
            return
        following = neighbour(self._spots(), current, dx, dy)
        if following is not None:
            self._go_to(following)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or found is None:
            event.ignore()
            return
        self._pressed, self._pressed_at, self._dragged_by = found, event.position(), None
        self._current = found.key
        self._rove(take_focus=False)
        self._buttons[found.key].setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self._draggable and self._pressed.id:
            moved = event.position() - self._pressed_at
            if self._dragged_by is not None or moved.manhattanLength() >= QApplication.startDragDistance():
                self._dragged_by = moved
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.update()
            return
        found = self._at(event.position())
        self._hover(found.key if found else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, dragged_by = self._pressed, self._dragged_by
        self._pressed = self._dragged_by = None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            event.ignore()
            return
        self._hover(None)
        if dragged_by is not None:
            place = self._in_drawing(event.position())
            self.spot_dragged.emit(pressed.list_name, pressed.id, place.x(), place.y())
        elif self._at(event.position()) == pressed:
            self._choose(pressed)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, key: str | None) -> None:
        self._hovered = key
        shape = Qt.CursorShape.ArrowCursor if key is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event)
            return True
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        found = self._at(QPointF(event.pos()))
        if found is None:
            QToolTip.hideText()
            return
        # As rich text a long label wraps; escaped, a name with tags in it stays words.
        area = self.area_of(found).toAlignedRect()
        QToolTip.showText(event.globalPos(), f"<qt>{escape(found.label)}</qt>", self, area)

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing = self.drawing
        if drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._left(), 0)
        painter.scale(self._scale(), self._scale())
        faded = faded_keys(drawing, self._chosen)
        moving = self._pressed.key if self._pressed is not None and self._dragged_by is not None else None
        paint_drawing(painter, drawing, faded=faded | {moving} if moving else faded)
        if self.hasFocus():
            self._ring(painter, drawing, self._current, "focus", 2.0, 2.5)
        self._ring(painter, drawing, self._hovered, "accent", 2.0, 1.5)
        if moving and self._dragged_by is not None:
            painter.translate(self._dragged_by / self._scale())
            painter.setOpacity(0.85)
            paint_drawing(painter, drawing, only=frozenset({moving}))

    def _ring(
        self, painter: QPainter, drawing: Drawing, key: str | None, ink: str, width: float, gap: float
    ) -> None:
        spot = self._spot_of(key)
        if spot is None:
            return
        painter.setPen(QPen(theme().colour(ink), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline(drawing, spot, gap))

    def spot_area(self, list_name: str, id: str) -> QRect:
        """Give where the first spot of a record is shown, in pixels of the view; empty where it has none."""
        found = self.spot(list_name, id)
        return self.area_of(found).toAlignedRect() if found else QRect()
