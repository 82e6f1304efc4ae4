"""Live advice on a wording, line by line, while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.rules.vision_checks import CHECKS, Check
from ui.theme import paint_icon, theme
from ui.theme.fonts import scaled
from ui.widgets.label import Label


class ChecksList(QWidget):
    """Each check with its sign: passed, or a sentence of advice. Empty while nothing is written.

    They stand in as many `columns` as the place is wide enough for.
    """

    def __init__(self, *, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(16)
        self._lines = {kind: _CheckLine() for kind in CHECKS}
        for place, line in enumerate(self._lines.values()):
            line.hide()
            grid.addWidget(line, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % columns, 1)

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show what the checks say, those with advice in their words, those passed by their name."""
        said = {check.kind: check for check in checks}
        for kind, line in self._lines.items():
            line.setVisible(kind in said)
            if kind in said:
                line.show_check(said[kind])

    @property
    def advice(self) -> tuple[str, ...]:
        """The sentences of advice that are shown."""
        return tuple(line.text for line in self._lines.values() if not line.isHidden() and not line.is_passed)


class _CheckLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._sign = _Sign()
        self._label = Label("", "caption", ink="text2")
        self._label.setMinimumWidth(1)  # a word of 200 letters must not widen the card
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.is_passed = True

    def show_check(self, check: Check) -> None:
        self.is_passed = check.passed
        self._sign.show_sign(passed=check.passed)
        self._label.setText(check.name if check.passed else check.text)
        self._label.set_ink("text2" if check.passed else "text")

    @property
    def text(self) -> str:
        return self._label.text()


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._passed = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sign(self, *, passed: bool) -> None:
        self._passed = passed
        self.setAccessibleName(self.tr("Passed") if passed else self.tr("Advice"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(16), scaled(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        name, ink = ("check", "ok") if self._passed else ("lightbulb", "warn")
        paint_icon(painter, name, QRectF(self.rect()), theme().colour(ink))
        painter.end()
