"""What every step has in common: it shows the workshop, takes entries, and keeps up with changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.content import Guide, guide
from ui.widgets.capture_line import CaptureLine
from ui.widgets.record_picker import RecordPicker
from ui.widgets.record_view import RecordView

if TYPE_CHECKING:
    from app.file.change import Change
    from app.file.change_set import ChangeSet
    from app.workshop import Workshop
    from ui.session import Session
    from ui.widgets.choice import Choice


class StepPage(QWidget):
    """One step in the middle of the window.

    A step names its place and the lists of the vocabulary it shows (`reads`); `build` makes its widgets
    once, in the vertical `column`; `refresh` brings them up to date after each change that touches one of
    those lists. A hidden page catches up when it is shown again. Widgets that diff (lists, walls, autosaving
    fields) are given the whole new state each time and keep selection, focus and scroll themselves.
    `settled` tells that nothing is on its way any more of what `is_waiting` speaks of. `switches` names the
    attributes that hold a Choice of what is shown, such as a filter.
    """

    settled = Signal()

    stage: ClassVar[str]
    step: ClassVar[str]
    reads: ClassVar[frozenset[str]]
    switches: ClassVar[tuple[str, ...]] = ()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self._behind = True
        self._echo: QObject | None = None
        self.build()
        for line in self.findChildren(CaptureLine):
            line.mended.connect(session.doubt_ended)
        for picker in self.findChildren(RecordPicker):
            picker.refused.connect(self._say_refused)
        session.changed.connect(self._follow)
        session.flush_wanted.connect(self._hand_over)

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is now."""
        return self.session.workshop

    @property
    def guide(self) -> Guide:
        """The facilitator's guide of this step."""
        return guide(self.stage, self.step)

    @property
    def empty_words(self) -> tuple[str, str]:
        """What an empty step says: a title, and what to do next."""
        title, _, advice = self.guide.empty.partition(". ")
        return title, advice

    def build(self) -> None:
        """Make the widgets of the step in `column`, without contents."""
        raise TypeError(f"{type(self).__name__} has to say what it is made of")

    def refresh(self) -> None:
        """Show the workshop as it is now in the widgets of the step."""
        raise TypeError(f"{type(self).__name__} has to say what it shows")

    @property
    def is_waiting(self) -> bool:
        """Whether something the step shows is still being made by another process, such as a preview."""
        return False

    @property
    def is_at_work(self) -> bool:
        """Whether the step has something under way that is to go on whatever is shown, such as an export."""
        return False

    def header_widgets(self) -> tuple[QWidget, ...]:
        """The widgets the step wants beside its title, such as a switch between two views."""
        return ()

    def take_focus(self) -> None:
        """Put the cursor where work begins, when the step is opened."""
        self.setFocus()

    def select(self, list_name: str, id: str) -> None:
        """Show one record of the step, as asked for by the insights or by search."""

    def what_is_chosen(self) -> dict[str, str]:
        """Give what the page shows and no record tells: how its switches stand, and the one of each list."""
        chosen = {name: getattr(self, name).value for name in self.switches}
        lists = [view for view in self.findChildren(RecordView) if view.current_id]
        return chosen | {view.accessibleName(): view.current_id for view in lists}

    def choose_again(self, chosen: dict[str, str]) -> None:
        """Show what another page of this step showed; what isn't there any more is left as it is."""
        for name in self.switches:
            switch: Choice = getattr(self, name)
            if switch.value != chosen[name]:
                switch.set_value(chosen[name])
                switch.chosen.emit(chosen[name])
        for view in self.findChildren(RecordView):
            id = chosen.get(view.accessibleName(), "")
            if id and id != view.current_id:
                view.select(id)

    def let_go(self) -> None:
        """End the page's part in the session, before the page goes: it is asked for nothing any more."""
        self.session.changed.disconnect(self._follow)
        self.session.flush_wanted.disconnect(self._hand_over)
        self.put_away()

    def put_away(self) -> None:
        """Stop what the step has under way elsewhere, such as an export, before the file is closed."""

    @Slot()
    def flush(self) -> None:
        """Hand over what is still being typed."""

    @Slot()
    def _hand_over(self) -> None:
        """Take the name that is being typed into a picker, if it is one, and all that `flush` knows of."""
        for picker in self.findChildren(RecordPicker):
            picker.flush()
        self.flush()

    @Slot(str)
    def _say_refused(self, said: str) -> None:
        self.session.say(said, "warn")

    def edit(
        self,
        label: str,
        change: Callable[[Change], object],
        *,
        origin: QObject | None = None,
        merge_key: str | None = None,
        offer_undo: bool = False,
        typed: str | None = None,
    ) -> ChangeSet | None:
        """Make one named change (see Session.run)."""
        return self.session.run(
            label, change, origin=origin, merge_key=merge_key, offer_undo=offer_undo, typed=typed
        )

    def bring_up_to_date(self) -> None:
        """Refresh if anything changed while the page was hidden."""
        if self._behind:
            self._behind = False
            self.refresh()

    @Slot(object, object)
    def _follow(self, changes: ChangeSet, origin: QObject | None) -> None:
        if changes.touched.keys().isdisjoint(self.reads):
            return
        self._behind = True
        if self.isVisible():
            self._echo = origin
            self.bring_up_to_date()
            self._echo = None

    @property
    def echo_of(self) -> QObject | None:
        """During `refresh`: the widget that asked for the change being shown, if it was one of ours."""
        return self._echo

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        self.bring_up_to_date()
