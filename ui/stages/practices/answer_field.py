"""One answer of a slip: a mark from 1 to 5, or “can’t judge”, given by one key that moves on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ui.stages.practices.slip_line import CANT_JUDGE
from ui.theme.fonts import font, scaled
from ui.theme.tokens import theme
from ui.widgets.rating import CELL, Rating

MARK_KEYS = {Qt.Key.Key_1 + place: place + 1 for place in range(5)}
CANT_JUDGE_KEYS = frozenset({Qt.Key.Key_0, Qt.Key.Key_Question})


class AnswerField(QWidget):
    """Five cells and a question mark; `answered` follows each answer the user gives, `cleared` its removal.

    `answer` is 1-5, 0 where the person can't judge, None where nothing is given yet. Keys: 1-5; 0 or ? for
    can't judge; Delete or Backspace takes the answer away; Up and Down are `stepped(-1)` and `stepped(1)`.
    """

    answered = Signal()
    cleared = Signal()
    stepped = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rating = _KeyedRating(name)
        self.rating.rated.connect(self._take_mark)
        self.rating.keyed.connect(self._take_key)
        self.unknown = _UnknownCell()
        self.unknown.setAccessibleName(self.tr("{practice}: can’t judge").format(practice=name))
        self.unknown.setToolTip(self.tr("Can’t judge"))
        self.unknown.clicked.connect(self._take_unknown)
        row.addWidget(self.rating)
        row.addWidget(self.unknown)
        self.setFocusProxy(self.rating)

    @property
    def answer(self) -> int | None:
        """The answer given."""
        return CANT_JUDGE if self.unknown.isChecked() else self.rating.mark

    def set_answer(self, answer: int | None) -> None:
        """Show an answer, or none, without a signal."""
        self.unknown.setChecked(answer == CANT_JUDGE)
        self.rating.set_mark(answer or None)

    @Slot(int)
    def _take_mark(self, mark: int) -> None:
        self.unknown.setChecked(False)
        if mark:
            self.answered.emit()
        else:
            self.cleared.emit()

    @Slot(int)
    def _take_key(self, answer: int) -> None:
        self.set_answer(answer)
        self.answered.emit()

    @Slot(bool)
    def _take_unknown(self, unknown: bool) -> None:
        self.rating.set_mark(None)
        if unknown:
            self.answered.emit()
        else:
            self.cleared.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)  # before the page around it takes the key for scrolling


class _KeyedRating(Rating):
    """A rating in which a figure key is always an answer, also when it repeats the mark that stands there."""

    keyed = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in MARK_KEYS:
            self.keyed.emit(MARK_KEYS[key])
        elif key in CANT_JUDGE_KEYS:
            self.keyed.emit(CANT_JUDGE)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.set_mark(None)
            self.rated.emit(0)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _UnknownCell(QAbstractButton):
    """The cell behind the marks, for a person who can't judge."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(scaled(CELL) + 6, scaled(CELL) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, on = theme(), self.isChecked()
        fill = "accent" if on else "accent_soft" if self.underMouse() else "surface2"
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(look.colour("border"), 1))
        painter.setBrush(look.colour(fill))
        side = scaled(CELL)
        cell = QRectF(3, (self.height() - side) / 2, side, side)
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setFont(font("figure"))
        painter.setPen(look.colour("on_accent" if on else "text2"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter.value, "?")
