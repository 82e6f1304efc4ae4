"""The answers of a person who has several: choose, reword, reorder and delete them, and name the main one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.records.touchpoints import PersonalTouchpoint
from ui.models.record_row import RecordRow, RowChip
from ui.stages.list_edits import ListEdits
from ui.widgets.caption import Caption
from ui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from app.file.change import Change
    from ui.stages.step_page import StepPage

LIST = "personal_touchpoints"


class PersonalAnswers(QWidget):
    """A short list, shown only where there is more than one; `chosen(id)` follows the user."""

    chosen = Signal(str)

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        self._own: tuple[PersonalTouchpoint, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Caption(self.tr("This person has several. The main one stands on their handout.")))
        self.list = RecordList(self.tr("Answers of this person"), grows=True)
        self.list.current_changed.connect(self._choose)
        self._edits = ListEdits(page, self.list, LIST, "answer", deletes=False)
        self.list.delete_requested.connect(self.delete)
        column.addWidget(self.list)

    def show_answers(self, own: Sequence[PersonalTouchpoint], chosen: str) -> None:
        """Show these answers, one of them chosen."""
        self._own = tuple(own)
        main = (RowChip(self.tr("Main"), "accent"),)
        self.list.records.set_rows(
            RecordRow(id=each.id, title=each.answer, chips=main if each.main else ()) for each in own
        )
        self.setVisible(len(own) > 1)
        if len(own) > 1 and self.list.current_id != chosen:
            self.list.select(chosen)

    def make_main(self, chosen: str) -> None:
        """Make one answer the main one, and no other."""
        own = self._own

        def edit(change: Change) -> None:
            for each in own:
                change.update(LIST, each.id, main=each.id == chosen)

        self._page.edit(self.tr("Choose the main touchpoint"), edit)

    @Slot(object)
    def delete(self, ids: list[str]) -> None:
        """Delete answers; where the main one goes, the first that stays is it."""
        staying = [each for each in self._own if each.id not in ids]

        def edit(change: Change) -> None:
            for id in ids:
                change.delete(LIST, id)
            if staying and not any(each.main for each in staying):
                change.update(LIST, staying[0].id, main=True)

        several = self.tr("Delete {count} personal touchpoints").format(count=len(ids))
        label = self.tr("Delete personal touchpoint") if len(ids) == 1 else several
        self._page.edit(label, edit, offer_undo=True)

    @Slot(str)
    def _choose(self, id: str) -> None:
        if id:
            self.chosen.emit(id)
