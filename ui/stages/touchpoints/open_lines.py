"""What is still open in the line of sight, said under the drawing: the loops, and the lines not drawn yet."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rules.line_of_sight import LineOfSight
from app.workshop import Workshop
from ui.stages.touchpoints.lines_panel import OPEN_ROLES, role_words
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.flow_layout import FlowLayout

MOST = 4


class OpenLines(QWidget):
    """A sentence, and a button for each loop and each department without a line, the first few of them.

    `chosen(tuple of department ids)` follows a press; `all_wanted` asks for the whole list.
    """

    chosen = Signal(object)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(6)
        self.sentence = Caption("")
        column.addWidget(self.sentence)
        self._flow = FlowLayout(gap=6)
        column.addLayout(self._flow)
        self._buttons: list[_OpenButton] = []
        for _ in range(MOST):
            button = _OpenButton()
            button.pressed_for.connect(self.chosen)
            self._buttons.append(button)
            self._flow.addWidget(button)
        self.more = Button("", kind="quiet")
        self.more.clicked.connect(self.all_wanted)
        self._flow.addWidget(self.more)

    @property
    def buttons(self) -> list[Button]:
        """The buttons that are shown."""
        return [button for button in self._buttons if not button.isHidden()]

    def show_lines(self, workshop: Workshop, lines: LineOfSight) -> None:
        """Say what is open now."""
        named = [
            (loop, " ↔ ".join(workshop.get("departments", id).name for id in loop), "closed_loop")
            for loop in lines.loops
        ]
        for role in OPEN_ROLES:
            named.extend(
                ((line.department_id,), workshop.get("departments", line.department_id).name, role)
                for line in lines.departments
                if line.role == role
            )
        drawn, total = sum(each.distance is not None for each in lines.departments), len(lines.departments)
        self.sentence.setText(
            self.tr("{drawn} of {total} departments have a line to the customer. Still open:").format(
                drawn=drawn, total=total
            )
            if named
            else self.tr("Every department has a line to the customer.")
        )
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(named))
            if at < len(named):
                ids, names, role = named[at]
                button.show_open(ids, f"{names}: {role_words(role)['department'].lower()}")
        self.more.setVisible(len(named) > MOST)
        self.more.setText(self.tr("{count} more").format(count=len(named) - MOST))


class _OpenButton(Button):
    """What is open about one ring or department; tells whose it is when it is pressed."""

    pressed_for = Signal(object)

    def __init__(self) -> None:
        super().__init__("", icon="unlink")
        self._ids: tuple[str, ...] = ()
        self.clicked.connect(self._tell_whose)

    def show_open(self, ids: tuple[str, ...], words: str) -> None:
        """Stand for these departments."""
        self._ids = ids
        self.setText(words)

    @Slot()
    def _tell_whose(self) -> None:
        self.pressed_for.emit(self._ids)
