"""The parking lot: keeps what is worth keeping but belongs elsewhere, from any step (Ctrl+P)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.records.plan import ParkingLotItem
from app.records.vocabulary import new_id
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.session import Session
from ui.theme.fonts import scaled
from ui.widgets.label import Label
from ui.widgets.mark_field import MarkField
from ui.widgets.popover import Popover
from ui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from app.file.change import Change

WIDTH = 440
LIST_HEIGHT = 260


class ParkingLot(Popover):
    """A field to add, and what is parked: edited in place, reordered, deleted."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(self.tr("Parking lot"), parent)
        self._session = session
        self.body.addWidget(Label(self.tr("Parking lot"), "h2"))
        self.body.addWidget(
            Label(self.tr("Worth keeping, but not now. It is printed with the plan."), "caption", ink="text2")
        )
        self.field = MarkField(self.tr("Add to the parking lot"))
        self.field.setPlaceholderText(self.tr("Type and press Enter"))
        self.field.returnPressed.connect(self._add)
        self.field.lines_pasted.connect(self._add_lines)
        self.body.addWidget(self.field)
        self._model = RecordModel(self)
        self.list = RecordList(self.tr("Parked"), self._model)
        self.list.edit_committed.connect(self._rename)
        self.list.delete_requested.connect(self._delete)
        self.list.reorder_requested.connect(self._move)
        self.body.addWidget(self.list)
        session.changed.connect(self._follow)

    def open_at(self, anchor: QWidget) -> None:
        """Open below the anchor with the cursor in the field."""
        self.setFixedWidth(scaled(WIDTH))
        self.list.setFixedHeight(scaled(LIST_HEIGHT))
        self._show()
        super().open_at(anchor)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(object, object)
    def _follow(self, changes: object, origin: object) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        items = self._session.workshop.parking_lot
        self._model.set_rows(
            [RecordRow(id=item.id, title=item.text, subtitle=item.raised_by or "") for item in items]
        )
        self.list.setVisible(bool(items))
        self.adjustSize()

    @Slot()
    def _add(self) -> None:
        text = self.field.text().strip()
        if text and self._add_lines([text]):
            self.field.setText("")  # unlike clear(), this forgets the typing, so Ctrl+Z takes back the change

    @Slot(object)
    def _add_lines(self, lines: list[str]) -> bool:
        """Park each of these; tell whether the disk has them."""

        def add(change: Change) -> None:
            for line in lines:
                change.insert(ParkingLotItem(id=new_id(), text=line))

        several = self.tr("Park {count} items").format(count=len(lines))
        one = self.tr("Park “{text}”").format(text=lines[0][:40])
        return self._session.run(one if len(lines) == 1 else several, add, origin=self) is not None

    @Slot(str, str)
    def _rename(self, id: str, text: str) -> None:
        if not text.strip():
            return

        def rename(change: Change) -> None:
            change.update("parking_lot", id, text=text.strip())

        self._session.run(self.tr("Edit parked item"), rename, origin=self)

    @Slot(object)
    def _delete(self, ids: list[str]) -> None:
        def delete(change: Change) -> None:
            for id in ids:
                change.delete("parking_lot", id)

        self._session.run(self.tr("Delete parked item"), delete, origin=self, offer_undo=True)

    @Slot(str, int)
    def _move(self, id: str, position: int) -> None:
        def move(change: Change) -> None:
            change.move("parking_lot", id, position)

        self._session.run(self.tr("Move parked item"), move, origin=self)
