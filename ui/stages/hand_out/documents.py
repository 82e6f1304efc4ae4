"""Documents: choose what leaves the room, look into it, and export it while the room closes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo, Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.errors import ExportRefused, WorkshopError
from app.records.vocabulary import LISTS, WORKSHOP
from app.settings import load_settings
from exporters.audience import Audience, audiences
from exporters.catalogue import CATALOGUE, Document, Paper
from exporters.export import Progress, Replaceable, documents, targets
from exporters.file_names import safe_name
from exporters.preview import Preview, Wanted
from ui.export_runner import ExportRunner
from ui.file_chooser import FileChooser
from ui.stages.hand_out.document_choice import DocumentChoice
from ui.stages.hand_out.document_row import DocumentRow
from ui.stages.hand_out.export_bar import ExportBar
from ui.stages.hand_out.named import named
from ui.stages.hand_out.obstacle_bar import ObstacleBar
from ui.stages.hand_out.page_view import TURNING
from ui.stages.hand_out.preview_pane import PreviewPane
from ui.stages.hand_out.results_pane import ResultsPane
from ui.stages.step_page import StepPage
from ui.widgets.button import Button
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice

PREVIEW, FILES = "preview", "files"
FIRST_CHOSEN = frozenset({"board", "plan", "handouts"})


class DocumentsStep(StepPage):
    """The documents on the left, a look into one of them on the right, the export below."""

    stage = "hand_out"
    step = "documents"
    reads = frozenset({*LISTS, WORKSHOP})

    def build(self) -> None:
        self.chooser = FileChooser(self)
        self.runner = ExportRunner(self)
        self.runner.progressed.connect(self._show_progress)
        self.runner.finished.connect(self._finish)
        self.runner.refused.connect(self._refuse)
        self.runner.previewed.connect(self._show_preview)
        self.runner.preview_refused.connect(self._show_no_preview)
        self.collect_button = Button(self.tr("Collect worksheets…"), icon="folder", parent=self)
        self.collect_button.clicked.connect(self._ask_for_worksheets)
        self.folder = self._usual_folder()
        self._shown = next(iter(CATALOGUE))
        self._is_waiting = False
        self._keys: tuple[str, ...] = ()
        self._asked_about: frozenset[str] = frozenset()
        self._skipped: list[str] = []
        self.capture = CaptureLine(self.guide.capture)
        self.capture.button.setText(self.tr("Choose"))
        self.capture.button.set_icon("check")
        self.capture.entered.connect(self._choose_named)
        self.capture.pasted.connect(self._choose_all_named)
        self.column.addWidget(self.capture)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._choice(), 5)
        row.addWidget(self._look(), 6)
        self.column.addLayout(row, 1)
        self.obstacle = ObstacleBar()
        self.obstacle.replace_wanted.connect(self._replace)
        self.obstacle.other_folder_wanted.connect(self._ask_for_folder)
        self.obstacle.cancelled.connect(self._dismiss)
        self.column.addWidget(self.obstacle)
        self.bar = ExportBar(load_settings().settings.paper)
        self.bar.export_wanted.connect(self._export)
        self.bar.cancel_wanted.connect(self._cancel)
        self.bar.folder_wanted.connect(self._ask_for_folder)
        self.bar.paper_chosen.connect(self._look_again)
        self.bar.show_folder(self.folder)
        self.column.addWidget(self.bar)

    def header_widgets(self) -> tuple[QWidget, ...]:
        """The way back in for worksheets that went out."""
        return (self.collect_button,)

    def _choice(self) -> Card:
        self.choice = DocumentChoice()
        self.choice.show_workshop(self.workshop)
        self.choice.choose(FIRST_CHOSEN)
        self.choice.changed.connect(self._count)
        self.choice.looked_at.connect(self._look_at)
        return self.choice

    def _look(self) -> Card:
        card = Card(padding=12)
        options = [(PREVIEW, self.tr("Preview")), (FILES, self.tr("Exported files"))]
        self.side = Choice(self.tr("Show"), options, value=PREVIEW)
        self.side.chosen.connect(self._show_side)
        self.side.hide()
        card.body.addWidget(self.side)
        self._stack = QStackedWidget()
        self.preview = PreviewPane()
        self.preview.page_wanted.connect(self._want_page)
        self.results = ResultsPane()
        self.results.refused.connect(self._warn)
        self.results.said.connect(self.session.say)
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.results)
        card.body.addWidget(self._stack, 1)
        return card

    def _usual_folder(self) -> Path:
        """A folder named after the client, beside the workshop file."""
        path = self.session.file.path
        return path.parent / (safe_name(self.workshop.details.organisation) or path.stem)

    # What is chosen and shown

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the documents that are chosen, in the order of the catalogue."""
        return self.choice.chosen

    @property
    def rows(self) -> Mapping[str, DocumentRow]:
        """The documents' rows by key, in the order they stand."""
        return self.choice.rows

    @property
    def paper(self) -> Paper:
        """The paper to print for."""
        return "letter" if self.bar.paper.value == "Letter" else "a4"

    def refresh(self) -> None:
        self.choice.show_workshop(self.workshop)
        self._look_at(self._shown)

    @Slot()
    def _count(self) -> None:
        self.bar.show_count(len(self.chosen))

    @Slot(str)
    def _look_at(self, key: str) -> None:
        changed, self._shown = key != self._shown, key
        self.choice.show_looked_at(key)
        if changed:
            self._show_side(PREVIEW)
        names = CATALOGUE[key].names(self.workshop)
        self.preview.set_files(key, names)
        if not names:
            self.preview.say(key, CATALOGUE[key].why_skipped)
            self._end_waiting()
            return
        if changed or not self.preview.shows(key):
            self.preview.say(key, self.tr("Making the preview…"))
        self._want_page()

    @Slot()
    def _look_again(self) -> None:
        self._look_at(self._shown)

    @Slot()
    def _want_page(self) -> None:
        # Without a place on the screen there is no width to paint a page for.
        if not self.isVisible() or not CATALOGUE[self._shown].names(self.workshop):
            return
        look, images = self.preview, self.session.images
        width = look.width_asked_for()
        self._is_waiting = True
        self.runner.preview(
            Wanted(self.workshop, images, self._shown, look.wanted, width, self.paper, look.file)
        )

    @Slot(object)
    def _show_preview(self, preview: Preview) -> None:
        if (preview.key, preview.file) != (self._shown, self.preview.file):
            return
        self.preview.show_preview(preview)
        if preview.page is not None and not self.preview.is_sharp:
            self._want_page()  # how wide it is on paper was not known before
        else:
            self._end_waiting()

    @Slot(object)
    def _show_no_preview(self, error: WorkshopError) -> None:
        self.preview.say(self._shown, str(error))
        self._end_waiting()

    @property
    def is_waiting(self) -> bool:
        return self._is_waiting

    @property
    def is_at_work(self) -> bool:
        return self.runner.busy

    def _end_waiting(self) -> None:
        self._is_waiting = False
        self.settled.emit()

    @Slot(str)
    def _show_side(self, side: str) -> None:
        self.side.set_value(side)
        self._stack.setCurrentWidget(self.results if side == FILES else self.preview)

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the process of exports ready, and paint the page that could not be painted without a place."""
        super().showEvent(event)
        self.runner.warm()
        self._want_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Page Down and Page Up turn the pages wherever the cursor is, if nothing there needs them."""
        turns = event.key() in TURNING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if turns and self.preview.view.isVisible():
            self.preview.view.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def put_away(self) -> None:
        self.runner.close()
        self.bar.end()

    @Slot(str)
    def _choose_named(self, text: str) -> None:
        self._choose_all_named([text])

    @Slot(object)
    def _choose_all_named(self, lines: list[str]) -> None:
        for line in lines:
            found = named(line)
            if found is None:
                self.capture.give_back(line)
                self._warn(self._what_there_is())
                return
            if isinstance(found, Audience):
                self._choose_for(found)
            else:
                self._choose([found])

    def _choose_for(self, audience: Audience) -> None:
        before = set(self.chosen)
        self._choose(audience.documents)
        added = [each.title for each in audience.documents if each.key in set(self.chosen) - before]
        if added:
            said = self.tr("Chosen for: {audience}. {titles}.")
            self.session.say(said.format(audience=audience.title, titles=", ".join(added)))

    def _choose(self, documents: Sequence[Document]) -> None:
        """Choose documents and look at the first that can be; say of the others why they can't."""
        there = [each for each in documents if each.names(self.workshop)]
        self.choice.choose(each.key for each in there)
        empty = [each.why_skipped for each in documents if each not in there]
        if empty:
            self._warn(" ".join(empty))
        self._look_at((there or documents)[0].key)

    def _what_there_is(self) -> str:
        return self.tr(
            "There is no document and no audience called that. There are the documents {names}. "
            "You can also name whom they are for: {audiences}."
        ).format(names=", ".join(CATALOGUE), audiences=", ".join(each.title for each in audiences()))

    # The export

    @Slot(str)
    def _warn(self, text: str) -> None:
        self.session.say(text, "warn")

    @Slot()
    def _ask_for_worksheets(self) -> None:
        start = self.folder if QFileInfo(self.folder).isDir() else self.session.file.path.parent
        title = self.tr("Collect the filled worksheets in a folder")
        self.chooser.folder(title, start, self.collect_from)

    def collect_from(self, folder: Path) -> None:
        """Read in the filled worksheets of a folder."""
        self.session.flush()
        self.session.collect_wanted.emit((folder,))

    @Slot()
    def _ask_for_folder(self) -> None:
        there = (each for each in (self.folder, *self.folder.parents) if QFileInfo(each).isDir())
        start = next(there, Path.home())  # of a drive that was taken out not even the root is left
        self.chooser.folder(self.tr("Export into a folder"), start, self.use_folder)

    def use_folder(self, folder: Path) -> None:
        """Export into this folder from now on."""
        self.folder = folder
        self._hide_obstacle()
        self.bar.show_folder(folder)
        self.bar.export_button.setFocus()

    @Slot()
    def _export(self) -> None:
        self.session.flush()
        self._begin(force=False)

    @Slot()
    def _replace(self) -> None:
        # Only what was asked about: meanwhile something else may have been chosen, or have appeared.
        self._begin(force=self._asked_about)

    def _begin(self, *, force: Replaceable) -> None:
        self._hide_obstacle()
        self._keys, self._skipped = self.chosen, []
        self.bar.begin()
        workshop, images = self.workshop, self.session.images
        folder, archive = self.folder, self.bar.as_archive
        self.runner.export(
            workshop, images, self._keys, folder, force=force, paper=self.paper, archive=archive
        )

    @Slot()
    def _cancel(self) -> None:
        if not self.runner.cancel():
            return
        self.bar.end()
        self.session.say(str(ExportRefused("export.cancelled")))
        self.bar.export_button.setFocus()

    @Slot(object)
    def _show_progress(self, progress: Progress) -> None:
        if progress.skipped:
            self._skipped.append(progress.text)
        self.bar.show_progress(progress)

    @Slot(object)
    def _finish(self, paths: tuple[Path, ...]) -> None:
        self.bar.end()
        self.side.show()
        self._show_side(FILES)
        self.results.show_files(self.folder, paths, tuple(self._skipped))

    @Slot(object)
    def _refuse(self, error: WorkshopError) -> None:
        self.bar.end()
        there = self._existing()
        if error.key == "export.exists" and there:
            self._asked_about = frozenset(there)
            self.obstacle.ask(len(there), there[0], self.folder.name)
        else:
            self.obstacle.refuse(str(error))
        self.bar.hide()

    def _hide_obstacle(self) -> None:
        self.obstacle.hide()
        self.bar.show()

    @Slot()
    def _dismiss(self) -> None:
        self._hide_obstacle()
        self.bar.export_button.setFocus()

    def _existing(self) -> list[str]:
        names = targets(self.workshop, documents(self._keys), self.bar.as_archive)
        return [name for name in names if os.path.lexists(self.folder / name)]
