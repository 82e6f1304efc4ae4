"""Ties the fields of a sheet to the fields of one record: shows it, and writes down what is typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import fields
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.records.vocabulary import WORKSHOP, record_type
from ui.stages.labelled import field_label
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.check_line import CheckLine
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.number_field import NumberField
from ui.widgets.rating import Rating
from ui.widgets.record_picker import RecordPicker

if TYPE_CHECKING:
    from app.file.change import Change
    from ui.stages.step_page import StepPage

FieldWidget = (
    AutosaveLine | AutosaveText | CheckLine | Choice | DateField | NumberField | Rating | RecordPicker
)
Field = TypeVar("Field", bound=FieldWidget)


class RecordForm(QObject):
    """The fields of one record of a list; each edit is a change of its own, keys in a row are one.

    What must not be missing is not taken away: a field emptied and left shows again what the record holds.
    Words that could not be saved stay in their field until they are (see Session.run).
    """

    def __init__(self, page: StepPage, list_name: str, *, parent: QObject | None = None) -> None:
        super().__init__(parent or page)
        self._page = page
        self._list_name = list_name
        self._bindings: list[_Binding] = []
        self._record: Any = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._restore_left)

    def bind(self, field: str, widget: Field) -> Field:
        """Tie a widget to a field of the record and give it back."""
        required = field in _required(self._list_name)
        self._bindings.append(_Binding(self, field, widget, required=required))
        return widget

    @property
    def record(self) -> Any:
        """The record that is shown, None for none."""
        return self._record

    def show_record(self, record: Struct | None) -> None:
        """Show a record; what is still being typed about another one is handed over first."""
        shown = getattr(self._record, "id", None)
        if getattr(record, "id", None) != shown:
            self.flush()
            for binding in self._bindings:
                binding.forget()
        self._record = record
        for binding in self._bindings:
            binding.show_value(None if record is None else self.shown_value(binding.field))

    def flush(self) -> None:
        """Hand over what is still being typed."""
        for binding in self._bindings:
            binding.flush()

    def write(self, field: str, value: object, origin: QObject, typed: str | None = None) -> bool:
        """Write one field of the record; tell whether it was taken.

        What was `typed` is held where the disk doesn't take it.
        """
        record = self._record
        if record is None:
            return False
        key = self.key(field)
        if getattr(record, field) == value:
            self._page.session.let_go(key)
            return False
        session, list_name = self._page.session, self._list_name
        id = None if list_name == WORKSHOP else record.id
        if id is not None and session.workshop.find(list_name, id) is None:
            return False
        label = self.tr("Change {field}").format(field=_inside(field_label(list_name, field)))

        def edit(change: Change) -> None:
            if id is None or session.workshop.find(list_name, id) is not None:
                change.update(list_name, id, **{field: value})

        return self._page.edit(label, edit, origin=origin, merge_key=key, typed=typed) is not None

    def key(self, field: str) -> str:
        """The name under which edits of a field of the record shown become one, and are held."""
        id = None if self._list_name == WORKSHOP else self._record.id
        return f"{self._list_name}:{id}:{field}"

    def shown_value(self, field: str) -> Any:
        """What a field has to show: what could not be saved yet, else what the record holds."""
        held = self._page.session.held_text(self.key(field))
        return getattr(self._record, field) if held is None else held

    @Slot(str)
    def refuse(self, said: str) -> None:
        """Say why what is typed can't be taken."""
        self._page.session.say(said, "warn")

    @Slot("QWidget*", "QWidget*")
    def _restore_left(self, left: QWidget | None, _now: QWidget | None) -> None:
        for binding in self._bindings:
            # A page that is taken down loses the focus while some of its fields are gone already.
            if left is None or not isValid(binding.widget):
                continue
            if binding.widget is left or binding.widget.isAncestorOf(left):
                binding.restore()


class _Binding(QObject):
    """One widget and the field it stands for."""

    def __init__(self, form: RecordForm, field: str, widget: FieldWidget, *, required: bool) -> None:
        super().__init__(form)
        self._form = form
        self.field = field
        self.widget = widget
        self._required = required
        if isinstance(widget, DateField):
            widget.refused.connect(form.refuse)
        match widget:
            case AutosaveLine() | AutosaveText():
                widget.committed.connect(self.take_text)
            case NumberField() | DateField():
                widget.committed.connect(self.take_value)
            case Rating():
                widget.rated.connect(self.take_mark)
            case Choice():
                widget.chosen.connect(self.take_text)
            case RecordPicker():
                widget.picked.connect(self.take_text)
            case CheckLine():
                widget.toggled.connect(self.take_flag)

    def show_value(self, value: Any) -> None:
        """Show what the record holds."""
        match self.widget:
            case AutosaveLine() | AutosaveText():
                self.widget.set_text(value or "")
            case Rating():
                self.widget.set_mark(value)
            case CheckLine():
                self.widget.set_checked(bool(value))
            case RecordPicker():
                self.widget.show_value(value)
            case Choice():
                self.widget.set_value(value or "")
            case NumberField() | DateField():
                self.widget.set_value(value)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        if isinstance(self.widget, AutosaveLine | AutosaveText | NumberField | DateField | RecordPicker):
            self.widget.flush()

    def forget(self) -> None:
        """Let go of what could not be read or taken: it was meant for another record."""
        if isinstance(self.widget, DateField | RecordPicker):
            self.widget.forget()

    @Slot(str)
    def take_text(self, text: str) -> None:
        """Write words or a key; none at all where there are none."""
        self._take(text if text.strip() else None)

    @Slot(int)
    def take_mark(self, mark: int) -> None:
        """Write a mark; 0 is none."""
        self._take(mark or None)

    @Slot(bool)
    def take_flag(self, flag: bool) -> None:
        """Write yes or no."""
        self._take(flag)

    @Slot(object)
    def take_value(self, value: int | float | date | None) -> None:
        """Write a number or a date."""
        self._take(value)

    def _take(self, value: object) -> None:
        if value is None and self._required:
            if not isinstance(self.widget, AutosaveLine | AutosaveText):
                self.restore()
            return
        typed = self.widget.text() if isinstance(self.widget, AutosaveLine | AutosaveText) else None
        if not self._form.write(self.field, value, self.widget, typed):
            self.restore()

    @Slot()
    def restore(self) -> None:
        """Show again what the field has to show, after something that could not be taken."""
        if self._form.record is not None and not self._typing():
            self.show_value(self._form.shown_value(self.field))

    def _typing(self) -> bool:
        return isinstance(self.widget, AutosaveLine | AutosaveText) and self.widget.unsaved


def _required(list_name: str) -> frozenset[str]:
    return frozenset(field.name for field in fields(record_type(list_name)) if field.required)


def _inside(label: str) -> str:
    """A label as it stands inside a sentence."""
    return label[:1].lower() + label[1:]
