"""The one line that says what was done, with its Undo, so that nothing needs a dialog."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.fonts import scaled
from ui.theme.icons import paint_icon
from ui.theme.tokens import theme
from ui.widgets.button import Button
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label

SHOWN_MS = 8000
KINDS = {
    "info": ("info", "text2", "surface2"),
    "ok": ("check", "ok", "ok_soft"),
    "warn": ("warning", "warn", "warn_soft"),
    "bad": ("warning", "bad", "bad_soft"),
}
LASTING = frozenset({"warn", "bad"})


class StatusLine(QFrame):
    """Shows one message of a kind (`info`, `ok`, `warn`, `bad`); `undo_requested` when its Undo is pressed.

    Good news goes by itself after eight seconds. A warning stays until it is closed, replaced or ended: once
    what it speaks of was mended, or was left behind, it would be a lie. Errors, and what `stays`, are about
    the file: those go only by hand.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "info"
        self._stays = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 4, 3)
        row.setSpacing(8)
        self._sign = _Sign()
        self.label = Label("", "body")
        self.undo_button = Button(self.tr("Undo"), kind="quiet", icon="undo")
        self.close_button = IconButton("close", self.tr("Close this message"), side=30)
        row.addWidget(self._sign)
        row.addWidget(self.label, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.close_button)
        self.undo_button.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.clear)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self.clear)
        self.clear()

    @property
    def message(self) -> str:
        """What is said now, empty for nothing."""
        return self.label.text()

    @property
    def kind(self) -> str:
        return self._kind

    def show_message(self, text: str, kind: str = "info", *, undo: bool = False, stays: bool = False) -> None:
        """Say something, in place of what was said before."""
        self._kind = kind
        self._stays = stays or kind == "bad"
        sign, ink, _ = KINDS[kind]
        self._sign.show_sign(sign, ink)
        self.label.setText(text)
        self.label.set_ink("text" if kind == "info" else ink)
        self.undo_button.setVisible(undo)
        self.close_button.setVisible(True)
        self._sign.setVisible(True)
        if kind in LASTING:
            self.timer.stop()
        else:
            self.timer.start()
        self.setAccessibleName(text)
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self.timer.stop()
        self.label.setText("")
        for part in (self.undo_button, self.close_button, self._sign):
            part.setVisible(False)
        self.setAccessibleName(self.tr("Messages"))
        self.update()

    @Slot()
    def end_warning(self) -> None:
        """Take a warning away: a change went through, or what it was about is being mended."""
        if self._kind == "warn" and not self._stays:
            self.clear()

    def follow_change(self) -> None:
        """Take away what the change that went through makes untrue: a warning, or what was undone before."""
        is_past = self._kind == "info" and self.undo_button.isHidden()
        if is_past and not self._stays:
            self.clear()
        self.end_warning()

    def leave(self) -> None:
        """Take away what was said about another step."""
        if not self._stays:
            self.clear()

    @Slot()
    def _undo(self) -> None:
        self.clear()
        self.undo_requested.emit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(20) + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.message:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(KINDS[self._kind][2]))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)


class _Sign(QWidget):
    """The icon before the message."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._ink = "info", "text2"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sign(self, icon: str, ink: str) -> None:
        self._icon, self._ink = icon, ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(18), scaled(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._icon, self.rect(), theme().colour(self._ink))
