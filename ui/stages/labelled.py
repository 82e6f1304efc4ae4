"""A field with its visible label above it, named after the vocabulary."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.content import words
from ui.widgets.caption import Caption


def field_label(list_name: str, field: str) -> str:
    """Give the label of a field of the vocabulary, such as "Importance"."""
    return str(words("vocabulary")[list_name]["fields"][field])


def labelled(text: str, widget: QWidget, *below: QWidget) -> QVBoxLayout:
    """Lay out a label, its field, and what belongs below it."""
    column = QVBoxLayout()
    column.setSpacing(4)
    label = Caption(text)
    label.setBuddy(widget)
    label.setAlignment(Qt.AlignmentFlag.AlignBottom)  # beside a label of two lines the fields stay level
    column.addWidget(label)
    if widget.sizePolicy().horizontalPolicy() in {QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum}:
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)  # Qt would put it in the middle
    else:
        column.addWidget(widget)
    for each in below:
        column.addWidget(each)
    return column
