"""What is signed, as on a certificate, and the leaders in the room who have yet to sign it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.records.prepare import Participant
from ui.theme.fonts import scaled
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label

MOST_OFFERED = 6
WIDEST_OFFER = 260


class Certificate(Card):
    """The sentence or the plan; a button for each leader who has not signed: `signed(participant id)`.

    Once one is pressed the keyboard goes on to the next of them.
    """

    signed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tint="accent_soft", parent=parent)
        self.wording = Label("", "h1", selectable=True)
        self.body.addWidget(self.wording)
        self.waiting = Label("", "caption", ink="text2")
        self.body.addWidget(self.waiting)
        self._area = QWidget()
        self._offers = FlowLayout(self._area, gap=8)
        self.body.addWidget(self._area)
        self._offered: tuple[str, ...] = ()
        self._buttons: list[Button] = []
        self._area.hide()
        self.waiting.hide()

    def show_sentence(self, statement: str | None, waiting: tuple[Participant, ...]) -> None:
        """Show the vision, or that there is none yet."""
        self.wording.setText(statement or self.tr("There is no sentence to sign yet: agree on one first."))
        self.wording.set_ink("text" if statement else "text2")
        self._show_waiting(waiting)

    def show_plan(self, actions: int, waiting: tuple[Participant, ...]) -> None:
        """Show that the plan is signed, and of how many actions it is."""
        plan = (
            self.tr("The action plan: 1 action") if actions == 1 else self.tr("The action plan: {n} actions")
        )
        self.wording.setText(plan.format(n=actions))
        self.wording.set_ink("text")
        self._show_waiting(waiting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the whole sentence, whatever the lists below would like to have."""
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        margins = self.body.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        self.wording.setMinimumHeight(max(0, self.wording.heightForWidth(width)))

    @property
    def offers(self) -> tuple[Button, ...]:
        """The buttons of those who may sign with one press."""
        return tuple(self._buttons)

    def _show_waiting(self, waiting: tuple[Participant, ...]) -> None:
        self._keep_room()
        self.waiting.setVisible(bool(waiting))
        self._area.setVisible(bool(waiting))
        said = self.tr("Senior leaders in the room who have not signed yet:")
        if len(waiting) > MOST_OFFERED:
            said = self.tr("{count} senior leaders in the room have not signed yet, among them:")
        self.waiting.setText(said.format(count=len(waiting)))
        offered = tuple(f"{person.id}:{person.name}" for person in waiting[:MOST_OFFERED])
        if offered == self._offered:
            return
        self._offered = offered
        pressed = next((place for place, each in enumerate(self._buttons) if each.hasFocus()), None)
        for gone in self._buttons:
            self._offers.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._buttons = []
        for person in waiting[:MOST_OFFERED]:
            button = Button(self.tr("{name} signs").format(name=person.name), icon="pen")
            button.setMaximumWidth(scaled(WIDEST_OFFER))
            button.setProperty("participant", person.id)
            button.clicked.connect(self._sign)
            self._offers.addWidget(button)
            QWidget.setTabOrder(self._buttons[-1] if self._buttons else self._area, button)
            self._buttons.append(button)
        if pressed is not None and self._buttons:
            following = self._buttons[min(pressed, len(self._buttons) - 1)]
            following.show()  # what isn't shown yet can't have the keyboard
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _sign(self) -> None:
        self.signed.emit(self.sender().property("participant"))
