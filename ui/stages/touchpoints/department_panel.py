"""One department of the line of sight: what it gives, to whom, and who serves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.records.touchpoints import Receiver
from app.rules.line_of_sight import line_of_sight, receives
from app.rules.names import name_of
from app.workshop import Workshop
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.stages.departments import department_colour
from ui.stages.list_edits import ListEdits
from ui.stages.touchpoints.lines_panel import role_words
from ui.stages.touchpoints.receivers import choices_left, new_receiver, no_receiver, receiver_names
from ui.theme.fonts import scaled
from ui.widgets.body import Body
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.record_list import RecordList
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.file.change import Change
    from ui.stages.step_page import StepPage
NARROWEST = 120
GIVES_HEIGHT = 132
SERVED_HEIGHT = 92


class DepartmentPanel(Card):
    """The arrows that leave and reach one department; receivers are added and taken away here.

    `back_wanted` asks for all departments again, `touchpoint_wanted(id)` for the sheet of a touchpoint.
    """

    back_wanted = Signal()
    touchpoint_wanted = Signal(str)

    def __init__(self, page: StepPage) -> None:
        super().__init__(padding=12)
        self._page = page
        self._department_id = ""
        back = Button(self.tr("All departments"), kind="quiet", icon="arrow_left")
        back.clicked.connect(self.back_wanted)
        self.body.addWidget(back)
        self.title = ElidedLabel("", "h2")
        self.role = Body("")
        self.body.addWidget(self.title)
        scroll = ScrollColumn(margin=0, gap=8)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(scroll, 1)
        self._inner = scroll.body
        self._inner.addWidget(self.role)
        self.gives_label = Caption(self.tr("Gives"))
        self._inner.addWidget(self.gives_label)
        self.gives = RecordList(self.tr("What this department gives"), title_lines=2)
        self.gives.current_changed.connect(self._choose)
        self.gives.opened.connect(self.touchpoint_wanted)
        self._edits = ListEdits(page, self.gives, "touchpoints", "name")
        self.gives.setMinimumHeight(scaled(GIVES_HEIGHT))
        self._inner.addWidget(self.gives, 5)
        self._add_receivers()
        self.served_label = Caption(self.tr("Is served by"))
        self._inner.addWidget(self.served_label)
        self.served_by = RecordList(
            self.tr("Who serves this department"),
            RecordModel(self, editable=False, movable=False),
            deletable=False,
        )
        self.served_by.setMinimumHeight(scaled(SERVED_HEIGHT))
        self._inner.addWidget(self.served_by, 3)

    def _add_receivers(self) -> None:
        self._chips: dict[str, _ReceiverChip] = {}
        self._receivers = QWidget()
        self._flow = FlowLayout(self._receivers, gap=6)
        self._inner.addWidget(self._receivers)
        self.picker = RecordPicker(
            self.tr("Add a receiver"), none_text="", placeholder=self.tr("Add a receiver…")
        )
        self.picker.setMinimumWidth(scaled(NARROWEST))
        self.picker.picked.connect(self._add)
        self._inner.addWidget(self.picker)

    @property
    def department_id(self) -> str:
        """The department shown, empty for none."""
        return self._department_id

    def show_department(self, department_id: str) -> None:
        """Show this department as it is now."""
        workshop = self._page.workshop
        self._department_id = department_id
        line = line_of_sight(workshop).of(department_id)
        self.title.setText(workshop.get("departments", department_id).name)
        said = role_words(line.role)
        self.role.setText(f"{said['department']}. {said['explanation']}")
        given = workshop.where("touchpoints", "department_id", department_id)
        self.gives.records.set_rows(
            RecordRow(
                id=each.id,
                title=each.name,
                subtitle=_receivers(workshop, each.id),
            )
            for each in given
        )
        if given and not self.gives.current_id:
            self.gives.select(given[0].id)
        self._show_served_by(workshop)
        self._show_receivers()

    def _show_served_by(self, workshop: Workshop) -> None:
        rows = [
            RecordRow(
                id=edge.receiver_id,
                title=workshop.get("touchpoints", edge.touchpoint_id).name,
                subtitle=workshop.get("departments", edge.department_id).name,
                colour=department_colour(workshop, edge.department_id),
            )
            for edge in receives(workshop, self._department_id)
        ]
        self.served_by.records.set_rows(rows)
        self.served_label.setText(
            self.tr("Is served by") if rows else self.tr("Nobody is said to serve it yet.")
        )
        self.served_by.setVisible(bool(rows))

    def _show_receivers(self) -> None:
        workshop, touchpoint_id = self._page.workshop, self.gives.current_id
        there = bool(touchpoint_id) and workshop.find("touchpoints", touchpoint_id) is not None
        received: tuple[Receiver, ...] = (
            workshop.where("receivers", "touchpoint_id", touchpoint_id) if there else ()
        )
        ids = {each.id for each in received}
        for id in [each for each in self._chips if each not in ids]:
            chip = self._chips.pop(id)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for each in received:
            name = name_of("receivers", each, workshop)
            if each.id not in self._chips:
                chip = _ReceiverChip(each.id, name, self.tr("Remove {name}").format(name=name))
                chip.taken_away.connect(self._remove)
                self._chips[each.id] = chip
                self._flow.addWidget(chip)
                chip.show()
            self._chips[each.id].set_text(name)
        self.picker.setVisible(there)
        self._receivers.setVisible(bool(received))
        self.gives.setVisible(bool(self.gives.records.rowCount()))
        nothing = self.tr("Gives nothing so far: type it above, after its name.")
        self.gives_label.setText(self.tr("Gives") if self.gives.records.rowCount() else nothing)
        self.picker.about(touchpoint_id)
        if there:
            self.picker.set_choices(choices_left(workshop, touchpoint_id), "")

    @Slot(str)
    def _choose(self, _id: str) -> None:
        self._show_receivers()

    @Slot(str)
    def _add(self, key: str) -> None:
        touchpoint_id = self.gives.current_id
        if not key or not touchpoint_id:
            return

        def edit(change: Change) -> None:
            change.insert(new_receiver(key, touchpoint_id))

        self._page.edit(self.tr("Add receiver"), edit)

    @Slot(str)
    def _remove(self, id: str) -> None:
        def edit(change: Change) -> None:
            change.delete("receivers", id)

        self._page.edit(self.tr("Remove receiver"), edit, offer_undo=True)


def _receivers(workshop: Workshop, touchpoint_id: str) -> str:
    names = receiver_names(workshop, touchpoint_id)
    return f"→ {', '.join(names)}" if names else no_receiver()


class _ReceiverChip(Chip):
    """The chip of one receiver; tells which one is to go."""

    taken_away = Signal(str)

    def __init__(self, id: str, name: str, remove_name: str) -> None:
        super().__init__(name, kind="accent", remove_name=remove_name)
        self._id = id
        self.removed.connect(self._tell_which)

    @Slot()
    def _tell_which(self) -> None:
        self.taken_away.emit(self._id)
