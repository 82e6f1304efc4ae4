"""One person's sheet: the question, the answer with what it means for the customer, and the straight line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.records.prepare import Participant
from app.records.touchpoints import PersonalTouchpoint, Touchpoint
from app.records.vocabulary import new_id
from app.rules.spoken_for import can_confirm
from ui.stages.departments import touchpoint_choices
from ui.stages.labelled import field_label, labelled
from ui.stages.record_form import RecordForm
from ui.stages.touchpoints.personal_answers import PersonalAnswers
from ui.stages.touchpoints.straight_line_panel import StraightLinePanel
from ui.theme.fonts import scaled
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.heading import Heading
from ui.widgets.icon_button import IconButton
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.file.change import Change
    from ui.stages.step_page import StepPage

LIST = "personal_touchpoints"
NARROWEST = 120
FIELDS = ("wants", "benefit", "improve")


class PersonalSheet(Card):
    """The answers of one person: the one chosen to write on, and below it the line drawn from the main one.

    `next_wanted(int)` asks for the next (1) or the previous (-1) person.
    """

    next_wanted = Signal(int)

    def __init__(self, page: StepPage) -> None:
        super().__init__(padding=16)
        self._page = page
        self._person_id = ""
        self._answer_id = ""
        self._adding = False
        self._begun: dict[str, str] = {}
        self._form = RecordForm(page, LIST, parent=self)
        self._add_head()
        self._scroll = ScrollColumn(margin=2, gap=12)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll, 1)
        self._scroll.body.addWidget(
            Heading(self.tr("What is your personal touchpoint to the customer experience?"), 2, ink="accent")
        )
        self.answers = PersonalAnswers(page)
        self.answers.chosen.connect(self._choose_answer)
        self._scroll.body.addWidget(self.answers)
        self._add_fields()
        self.line = StraightLinePanel(page)
        self._scroll.body.addWidget(self.line)
        self._add_buttons()
        self._scroll.body.addStretch(1)

    def _add_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = ElidedLabel("", "h2")
        self._place = ElidedLabel("", "caption", ink="text2")
        words.addWidget(self._name)
        words.addWidget(self._place)
        row.addLayout(words, 1)
        previous = IconButton("chevron_up", self.tr("Previous person (Page Up)"))
        previous.clicked.connect(self._go_back)
        following = IconButton("chevron_down", self.tr("Next person (Ctrl+Down)"))
        following.clicked.connect(self._go_on)
        row.addWidget(previous)
        row.addWidget(following)
        self.body.addLayout(row)

    def _add_fields(self) -> None:
        label = field_label(LIST, "answer")
        self.answer = AutosaveText(label, lines=2)
        self.answer.setPlaceholderText(self.tr("I …"))
        self._form.bind("answer", self.answer)
        self.answer.committed.connect(self._begin)
        self.answer.textChanged.connect(self._open_fields)
        self._scroll.body.addLayout(labelled(label, self.answer))
        self._others: list[QWidget] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        for at, field in enumerate(FIELDS):
            text = self._form.bind(field, AutosaveText(field_label(LIST, field), lines=2))
            grid.addLayout(labelled(field_label(LIST, field), text), at // 2, at % 2)
            self._others.append(text)
        self.link = self._form.bind(
            "touchpoint_id",
            RecordPicker(
                field_label(LIST, "touchpoint_id"),
                none_text=self.tr("Not linked yet"),
                can_add=True,
                placeholder=self.tr("Choose one, or type a new one"),
            ),
        )
        self.link.new_named.connect(self._add_touchpoint)
        self._others.append(self.link)
        self.link.setMinimumWidth(scaled(NARROWEST))
        column = labelled(self.tr("Belongs to the touchpoint"), self.link)
        column.addStretch(1)
        grid.addLayout(column, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._scroll.body.addLayout(grid)

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.another = Button(self.tr("Add another answer"), icon="plus")
        self.another.clicked.connect(self._add_another)
        self.main = Button(self.tr("Make it the main one"), icon="star")
        self.main.clicked.connect(self._make_main)
        self.delete = Button(self.tr("Delete this answer"), kind="quiet", icon="trash")
        self.delete.clicked.connect(self._delete_chosen)
        for button in (self.another, self.main, self.delete):
            row.addWidget(button)
        row.addStretch(1)
        self._scroll.body.addLayout(row)

    # What is shown

    def show_person(self, participant_id: str) -> None:
        """Show a person's sheet as it is now."""
        workshop = self._page.workshop
        person = workshop.find("participants", participant_id)
        if person is None:
            return
        if participant_id != self._person_id:
            self.flush()
            self._person_id, self._answer_id = participant_id, ""
            self._adding = self._waiting() is not None
            self._scroll.verticalScrollBar().setValue(0)
        department = workshop.find("departments", person.department_id)
        self._name.setText(person.name)
        parts = (person.job_title, department.name if department else None)
        self._place.setText(" · ".join(part for part in parts if part) or self.tr("No department noted"))
        self._show_answers()
        self.link.set_choices(touchpoint_choices(workshop, _departments(person)))
        self._form.show_record(workshop.find(LIST, self._answer_id))
        if not self._answer_id:
            self._clear_fields()
        self._open_fields()
        self.line.show_person(participant_id)

    def _own(self) -> tuple[PersonalTouchpoint, ...]:
        return self._page.workshop.where(LIST, "participant_id", self._person_id)

    def _show_answers(self) -> None:
        own = self._own()
        ids = [each.id for each in own]
        if self._begun.get(self._person_id) in ids:
            self._answer_id, self._adding = self._begun.pop(self._person_id), False
        if self._answer_id not in ids and not self._adding:
            self._answer_id = next((each.id for each in own if each.main), ids[0] if ids else "")
        is_main = any(each.main for each in own if each.id == self._answer_id)
        self.answers.show_answers(own, self._answer_id)
        self.main.setVisible(len(own) > 1 and not is_main)
        self.another.setVisible(bool(own) and not self._adding)
        self.delete.setVisible(bool(self._answer_id))

    def _clear_fields(self) -> None:
        for field in self._others:
            if isinstance(field, AutosaveText):
                field.set_text("")
        self.answer.set_text(self._waiting() or "")
        self.link.set_value("")

    @Slot()
    def _open_fields(self) -> None:
        """Let the rest be filled in as soon as there is an answer for it to belong to."""
        for widget in self._others:
            widget.setEnabled(bool(self._answer_id or self.answer.text().strip()))

    def take_focus(self) -> None:
        """Put the cursor into the answer."""
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on_writing(self) -> None:
        """Put the cursor into the first field of the answer that is still empty."""
        empty = (each for each in self._others if isinstance(each, AutosaveText) and not each.text())
        next(empty, self.link).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answer(self, id: str) -> None:
        """Show one of the person's answers."""
        self._answer_id, self._adding = id, False
        self.show_person(self._person_id)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        self.answer.flush()
        self._form.flush()

    # What is written

    def _waiting(self) -> str | None:
        """The new answer of this person that could not be saved yet, None where there is none."""
        return self._page.session.held_text(_key(self._begun.get(self._person_id, "")))

    @Slot(str)
    def _begin(self, text: str) -> None:
        """Write down an answer of a person that isn't there yet."""
        if self._form.record is not None or not self._person_id:
            return
        if text.strip():
            self._insert(text)
        else:
            self._page.session.let_go(_key(self._begun.get(self._person_id, "")))

    def _insert(self, text: str) -> None:
        session, person_id = self._page.session, self._person_id
        id = self._begun.setdefault(person_id, new_id())  # the same while it can't be saved

        def edit(change: Change) -> None:
            if session.workshop.find("participants", person_id) is None:
                return
            own = session.workshop.where(LIST, "participant_id", person_id)
            change.insert(PersonalTouchpoint(id=id, participant_id=person_id, answer=text, main=not own))

        label = self.tr("Add personal touchpoint")
        if self._page.edit(label, edit, merge_key=_key(id), typed=text) is not None:
            self._answer_id, self._adding = id, False

    @Slot()
    def _add_another(self) -> None:
        """Clear the sheet for one more answer; it is there once something is written."""
        self.flush()
        self._answer_id, self._adding = "", True
        self.show_person(self._person_id)
        self.take_focus()

    @Slot()
    def _make_main(self) -> None:
        self.answers.make_main(self._answer_id)

    @Slot(str)
    def _add_touchpoint(self, name: str) -> None:
        """Make a touchpoint of this person's department and link the answer to it."""
        person, id = self._page.workshop.get("participants", self._person_id), self._answer_id
        giver = next(iter(_departments(person)), None)
        if giver is None:
            self._page.session.say(
                self.tr(
                    "{person} has no department, so nobody would give “{touchpoint}”. "
                    "Note the department under People, or choose a touchpoint from the list."
                ).format(person=person.name, touchpoint=name),
                "warn",
            )
            return
        confirmed = can_confirm(self._page.workshop, giver)
        touchpoint = Touchpoint(id=new_id(), department_id=giver, name=name, confirmed=confirmed)

        def edit(change: Change) -> None:
            change.insert(touchpoint)
            change.update(LIST, id, touchpoint_id=touchpoint.id)

        self._page.edit(self.tr("Add and link touchpoint"), edit)

    @Slot()
    def _delete_chosen(self) -> None:
        if self._answer_id:
            self.answers.delete([self._answer_id])

    @Slot(str)
    def _choose_answer(self, id: str) -> None:
        if id and id != self._answer_id and self._page.workshop.find(LIST, id) is not None:
            self.show_answer(id)

    @Slot()
    def _go_on(self) -> None:
        self.next_wanted.emit(1)

    @Slot()
    def _go_back(self) -> None:
        self.next_wanted.emit(-1)


def _key(id: str) -> str:
    """What a form calls the field of an answer: what is typed on once it is there goes with its beginning."""
    return f"{LIST}:{id}:answer"


def _departments(person: Participant) -> tuple[str, ...]:
    """The departments a person speaks for, their own first."""
    return tuple(dict.fromkeys(id for id in (person.department_id, *person.represents_ids) if id))
