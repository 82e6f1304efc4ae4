"""The tables of the room: named, renamed, put in order and taken away, without leaving the people."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.records.prepare import Group
from app.records.vocabulary import new_id
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.stages.added import add_records
from ui.stages.list_edits import ListEdits
from ui.stages.step_page import StepPage
from ui.widgets.capture_line import CaptureLine
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.popover import Popover
from ui.widgets.record_list import RecordList


class TablesPopover(Popover):
    """A line to add tables with, and the list of those there are, each with how many sit at it."""

    def __init__(self, page: StepPage, parent: QWidget) -> None:
        super().__init__(self.tr("Tables"), parent)
        self._page = page
        self.setMinimumWidth(420)
        self.body.addWidget(Heading(self.tr("Tables"), 3))
        self.capture = CaptureLine(self.tr("Type the name of a table"))
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.body.addWidget(self.capture)
        self._none = Label(self.tr("Six people at a table talk best. Name a table, then seat people at it."))
        self._none.set_ink("text2")
        self.body.addWidget(self._none)
        self._model = RecordModel(self)
        self.list = RecordList(self.tr("Tables"), self._model)
        self.list.pasted.connect(self._add)
        self._edits = ListEdits(page, self.list, "groups", "name")
        self.body.addWidget(self.list)

    def refresh(self) -> None:
        """Show the tables as they are now."""
        workshop = self._page.workshop
        self._none.setVisible(not workshop.groups)
        self.list.setVisible(bool(workshop.groups))
        rows = []
        for group in workshop.groups:
            people = len(workshop.where("participants", "group_id", group.id))
            seats = self.tr("1 person") if people == 1 else self.tr("{count} people").format(count=people)
            rows.append(RecordRow(id=group.id, title=group.name, subtitle=seats))
        self._model.set_rows(rows)

    @Slot(str)
    def _add_one(self, name: str) -> None:
        self._add([name])

    @Slot(object)
    def _add(self, names: list[str]) -> None:
        groups = [Group(id=new_id(), name=name) for name in names]
        one, many = self.tr("Add table"), self.tr("Add {count} tables")
        if add_records(self._page, self.capture, groups, names, one, many):
            self.list.select(groups[-1].id)
