"""Ties a list or wall of records to one list of the workshop: rename, reorder and delete, each one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.content import words
from ui.stages.moved import place_in_all
from ui.widgets.record_view import RecordView

if TYPE_CHECKING:
    from app.file.change import Change
    from ui.stages.step_page import StepPage


class ListEdits(QObject):
    """Carries out what the list asks for; `title_field` is the field edited in place.

    The list may show only some of the records: places on the screen become places in the whole list. Where
    a page has a rule of its own for what may go or move (`deletes` or `moves` False), it asks by `delete`
    and `move`.
    """

    def __init__(
        self,
        page: StepPage,
        view: RecordView,
        list_name: str,
        title_field: str,
        *,
        deletes: bool = True,
        moves: bool = True,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._view = view
        self._list_name = list_name
        self._title_field = title_field
        self._one: str = words("vocabulary")[list_name]["one"]
        self._many: str = words("vocabulary")[list_name]["many"]
        view.edit_committed.connect(self._rename)
        if deletes:
            view.delete_requested.connect(self.delete)
        if moves:
            view.reorder_requested.connect(self.move)

    @Slot(str, str)
    def _rename(self, id: str, text: str) -> None:
        field, list_name = self._title_field, self._list_name
        if not text.strip():
            return

        def rename(change: Change) -> None:
            change.update(list_name, id, **{field: text.strip()})

        self._page.edit(self.tr("Edit {record}").format(record=self._one), rename, origin=self._view)

    @Slot(object)
    def delete(self, ids: list[str]) -> None:
        """Delete records, and go on with the one that follows."""
        list_name = self._list_name

        def delete(change: Change) -> None:
            for id in ids:
                change.delete(list_name, id)

        following = self._after(ids)
        several = self.tr("Delete {count} {records}").format(count=len(ids), records=self._many)
        one = self.tr("Delete {record}").format(record=self._one)
        label = one if len(ids) == 1 else several
        had_focus = self._view.hasFocus() and self._view.window() is self._page.window()
        if self._page.edit(label, delete, origin=self._view, offer_undo=True) is None:
            return
        if following:
            self._view.select(following)
        elif had_focus and not self._view.isVisible():
            self._page.take_focus()  # an emptied list may be hidden: Qt would look for the next one anywhere

    def _after(self, ids: list[str]) -> str:
        """The record to go on with once these are gone: the next one, else the one before them."""
        shown = [row.id for row in self._view.records.rows]
        if self._view.current_id not in ids:
            return ""
        last = max(shown.index(id) for id in ids)
        before = [id for id in shown[:last] if id not in ids]
        return next(iter([*shown[last + 1 : last + 2], *reversed(before)]), "")

    @Slot(str, int)
    def move(self, id: str, position: int) -> None:
        """Move a record to a place among those the list shows."""
        list_name = self._list_name
        everything = [record.id for record in self._page.workshop.records(list_name)]
        shown = [row.id for row in self._view.records.rows]
        place = place_in_all(everything, shown, id, position)

        def move(change: Change) -> None:
            change.move(list_name, id, place)

        # Several records dropped together are asked to move one by one: they merge into one change.
        drop = self._view.drop_key
        self._page.edit(
            self.tr("Move {record}").format(record=self._one),
            move,
            origin=self._view,
            merge_key=f"{list_name}:{drop}" if drop else None,
        )
