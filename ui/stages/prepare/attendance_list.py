"""The list of people as it is used at the door: one key says who has come."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.widgets.record_list import RecordList

MARKS: Mapping[Qt.Key, str] = MappingProxyType(
    {Qt.Key.Key_P: "present", Qt.Key.Key_L: "late", Qt.Key.Key_A: "absent"}
)


class AttendanceList(RecordList):
    """Emits `marked(ids, attendance)` when P, L or A is pressed; all other keys as in any list."""

    marked = Signal(object, str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        attendance = MARKS.get(Qt.Key(event.key()))
        ids = self.selected_ids
        if attendance is None or not ids or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        self.marked.emit(ids, attendance)
