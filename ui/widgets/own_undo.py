"""Lets Ctrl+Z reach the window's undo when a text field has nothing of its own to undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def claims_undo(event: QEvent, *, can_undo: bool, can_redo: bool) -> bool | None:
    """Whether a field should take this undo or redo key for itself; None where the event is another one.

    Qt's fields claim both keys even when they have nothing to undo, which would keep them from the window.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return None
    if event.matches(QKeySequence.StandardKey.Undo):
        return can_undo
    if event.matches(QKeySequence.StandardKey.Redo):
        return can_redo
    return None
