"""Phrases: raw words for the vision, written in silence to one prompt after another, then sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.records.vision import Phrase, Theme
from app.records.vocabulary import new_id
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.models.row_cache import RowCache
from ui.stages.added import add_records
from ui.stages.labelled import field_label, labelled
from ui.stages.list_edits import ListEdits
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.stages.vision.prompt_card import PromptCard, prompts
from ui.stages.vision.theme_list import ThemeList, theme_colour
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.card_wall import CardWall
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.heading import Heading
from ui.widgets.page_stack import PageStack
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.file.change import Change


SHORT = 6  # letters: the sheet is narrow


class PhrasesStep(StepPage):
    """One prompt at a time, large; below it the cards written to it, all cards, or those of a theme."""

    stage = "vision"
    step = "phrases"
    reads = frozenset({"phrases", "themes", "participants", "groups", "workshop"})
    switches = ("view",)

    def build(self) -> None:
        self._prompt = 0
        self.view = Choice(
            self.tr("Show"),
            [
                ("prompt", self.tr("This prompt")),
                ("all", self.tr("All cards")),
                ("theme", self.tr("By theme")),
            ],
            value="prompt",
        )
        self.view.chosen.connect(self._show_wall)
        self.prompt_card = PromptCard()
        self.prompt_card.turned.connect(self._turn)
        self.column.addWidget(self.prompt_card)
        self.capture = CaptureLine(
            self.guide.capture, hint=self.tr("Paste several lines to add a card for each.")
        )
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.column.addWidget(self.capture)
        self._pages = PageStack()
        self.column.addWidget(self._pages, 1)
        self._empty = Card()
        self._empty_state = EmptyState("chat", *self.empty_words, action=self.tr("Type the first card"))
        self._empty_state.acted.connect(self.take_focus)
        self._empty.body.addWidget(self._empty_state)
        self._filled = QWidget()
        row = QHBoxLayout(self._filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._model = RecordModel(self)
        self._rows = RowCache(self._row)
        self.wall = CardWall(self.tr("Phrases"), self._model, card_width=190, most_lines=4)
        self.wall.current_changed.connect(self._show_chosen)
        self._edits = ListEdits(self, self.wall, "phrases", "text")
        self.wall.pasted.connect(self._add)
        self.themes = ThemeList(self)
        self.themes.list.current_changed.connect(self._show_wall)
        row.addWidget(self.themes, 2)
        row.addWidget(self.wall, 5)
        row.addWidget(self._sheet(), 2)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._filled)

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self.view,)

    def _sheet(self) -> Card:
        card = Card()
        self.form = RecordForm(self, "phrases")
        card.body.addWidget(Heading(self.tr("This card"), 3))
        area = ScrollColumn(margin=0, gap=10)
        card.body.addWidget(area, 1)
        label = field_label("phrases", "text")
        self.text = self.form.bind("text", AutosaveText(label, lines=3))
        area.body.addLayout(labelled(label, self.text))
        label = field_label("phrases", "theme_id")
        self.theme_field = RecordPicker(
            label, none_text=self.tr("No theme"), can_add=True, placeholder=self.tr("Pick or type a theme")
        )
        self.form.bind("theme_id", self.theme_field)
        self.theme_field.new_named.connect(self._add_theme)
        area.body.addLayout(labelled(label, self.theme_field))
        label = field_label("phrases", "participant_id")
        self.person = self.form.bind("participant_id", RecordPicker(label, none_text=self.tr("Nobody named")))
        area.body.addLayout(labelled(label, self.person))
        label = field_label("phrases", "group_id")
        self.group = self.form.bind("group_id", RecordPicker(label, none_text=self.tr("No table")))
        area.body.addLayout(labelled(label, self.group))
        for picker in (self.theme_field, self.person, self.group):
            picker.setMinimumContentsLength(SHORT)
        self._theme_chip = Chip("", kind="accent")
        area.body.addWidget(self._theme_chip, 0, Qt.AlignmentFlag.AlignLeft)
        area.body.addStretch(1)
        self._card = card
        return card

    def refresh(self) -> None:
        workshop = self.workshop
        self._show_prompt()
        self.themes.show_themes(workshop)
        self.theme_field.set_choices([(each.id, each.name) for each in workshop.themes])
        self.person.set_choices([(each.id, each.name) for each in workshop.participants])
        self.group.set_choices([(each.id, each.name) for each in workshop.groups])
        self._show_wall()

    @property
    def prompt(self) -> str:
        """The prompt that is shown."""
        return prompts(self.workshop)[self._prompt]

    def _show_prompt(self) -> None:
        all_prompts = prompts(self.workshop)
        self._prompt = min(self._prompt, len(all_prompts) - 1)
        self.prompt_card.show_prompt(all_prompts, self._prompt)

    @Slot()
    def _show_wall(self) -> None:
        phrases = self._phrases()
        self.themes.setVisible(self.view.value == "theme")
        workshop = self.workshop
        context = (workshop.themes, workshop.participants, workshop.groups)
        self._model.set_rows(self._rows.rows(phrases, *context))
        is_sorting = self.view.value == "theme" and bool(workshop.phrases)
        self._pages.setCurrentWidget(self._filled if phrases or is_sorting else self._empty)
        if phrases and not self.wall.current_id:
            self.wall.select(phrases[0].id)
        self._show_chosen()

    def _phrases(self) -> tuple[Phrase, ...]:
        """The phrases the wall shows now."""
        if self.view.value == "all":
            return self._by_theme(self.workshop.phrases)
        if self.view.value == "prompt":
            return self._of_prompt()
        found: tuple[Phrase, ...] = self.workshop.where("phrases", "theme_id", self.themes.theme_id or None)
        return found

    def _of_prompt(self) -> tuple[Phrase, ...]:
        found: tuple[Phrase, ...] = self.workshop.where("phrases", "prompt", self.prompt)
        return found

    def _by_theme(self, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        order = {theme.id: place for place, theme in enumerate(self.workshop.themes)}
        last = len(order)
        return tuple(sorted(phrases, key=lambda phrase: order.get(phrase.theme_id or "", last)))

    def _row(self, phrase: Phrase) -> RecordRow:
        theme = self.workshop.find("themes", phrase.theme_id)
        person = self.workshop.find("participants", phrase.participant_id)
        group = self.workshop.find("groups", phrase.group_id)
        colour = None
        if theme is not None:
            colour = theme_colour(self.workshop, theme.id)
        return RecordRow(
            id=phrase.id,
            title=phrase.text,
            subtitle=" · ".join(each.name for each in (person, group) if each),
            colour=colour,
            chips=(RowChip(theme.name),) if theme else (),
        )

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.workshop.find("phrases", self.wall.current_id)
        self._card.setVisible(chosen is not None)
        self.form.show_record(chosen)
        self._show_theme_count(chosen)

    def _show_theme_count(self, chosen: Phrase | None) -> None:
        theme = self.workshop.find("themes", chosen.theme_id) if chosen else None
        self._theme_chip.setVisible(theme is not None)
        if theme is not None:
            count = len(self.workshop.where("phrases", "theme_id", theme.id))
            cards = self.tr("1 card") if count == 1 else self.tr("{count} cards").format(count=count)
            self._theme_chip.set_text(f"{theme.name}: {cards}")

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        phrase = self.workshop.find("phrases", id)
        if list_name == "phrases" and phrase is not None:
            self._prompt = prompts(self.workshop).index(phrase.prompt)
            self.view.set_value("prompt")
            self._show_prompt()
            self._show_wall()
            self.wall.select(id)

    def flush(self) -> None:
        self.form.flush()

    @Slot(int)
    def _turn(self, by: int) -> None:
        self.flush()
        self._prompt += by
        self._show_prompt()
        self.view.set_value("prompt")
        self._show_wall()
        self.take_focus()

    @Slot(str)
    def _add_one(self, typed: str) -> None:
        self._add([typed])

    @Slot(object)
    def _add(self, lines: list[str]) -> None:
        phrases = [Phrase(id=new_id(), prompt=self.prompt, text=line) for line in lines]
        one, many = self.tr("Add phrase"), self.tr("Add {count} phrases")
        if add_records(self, self.capture, phrases, lines, one, many):
            if self.view.value == "theme":
                self.select("phrases", phrases[-1].id)
            self.wall.select(phrases[-1].id)

    @Slot(str)
    def _add_theme(self, name: str) -> None:
        id = self.wall.current_id
        theme = Theme(id=new_id(), name=name)

        def add(change: Change) -> None:
            change.insert(theme)
            change.update("phrases", id, theme_id=theme.id)

        self.edit(self.tr("Add theme"), add, origin=self.theme_field)
