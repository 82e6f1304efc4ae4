"""The head of the step: where it stands in the workshop, its title, and the tools that serve every step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.flow.stages import stage_of, stages, step_of
from ui.session import Place, Session
from ui.theme.fonts import scaled
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.saved_mark import SavedMark


class StepHeader(QWidget):
    """Overline, title, the step's own widgets, undo, redo, search, and a menu of the workshop's affairs.

    Signals say what was asked for: `search_wanted`, `copy_wanted`, `history_wanted`, `close_wanted`.
    """

    search_wanted = Signal()
    parking_wanted = Signal()
    copy_wanted = Signal()
    history_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._overline = ElidedLabel("", "overline", ink="text2")
        self._title = ElidedLabel("", "display")
        words.addWidget(self._overline)
        words.addWidget(self._title)
        row.addLayout(words, 1)
        self._own = QHBoxLayout()
        self._own.setSpacing(8)
        row.addLayout(self._own)
        row.addSpacing(8)
        self._add_tools(row)
        session.changed.connect(self._follow)
        session.saved.connect(self._show_saved)
        self._show_undo()
        self.fit()

    def fit(self) -> None:
        """Keep the mark of what is saved level with the buttons beside it, at any text size."""
        self.saved.setFixedHeight(scaled(36))

    def _add_tools(self, row: QHBoxLayout) -> None:
        self.saved = SavedMark()
        self.saved.set_state("read_only" if self._session.read_only else "saved")
        self.undo_button = IconButton("undo", self.tr("Undo"))
        self.undo_button.clicked.connect(self._session.undo)
        self.redo_button = IconButton("redo", self.tr("Redo"))
        self.redo_button.clicked.connect(self._session.redo)
        self.search_button = IconButton("search", self.tr("Find a step, a record or a command (Ctrl+K)"))
        self.search_button.clicked.connect(self.search_wanted)
        self.parking_button = IconButton("parking", self.tr("Parking lot (Ctrl+P)"))
        self.parking_button.clicked.connect(self.parking_wanted)
        self.menu_button = IconButton("menu", self.tr("Menu of the workshop"))
        self.menu_button.setMenu(self._menu())
        self.menu_button.setPopupMode(self.menu_button.ToolButtonPopupMode.InstantPopup)
        for widget in (
            self.saved,
            self.undo_button,
            self.redo_button,
            self.search_button,
            self.parking_button,
            self.menu_button,
        ):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Save a copy…")).triggered.connect(self.copy_wanted)
        menu.addAction(self.tr("Changes and earlier states…")).triggered.connect(self.history_wanted)
        menu.addSeparator()
        menu.addAction(self.tr("Close the workshop")).triggered.connect(self.close_wanted)
        return menu

    def show_place(self, place: Place, own: tuple[QWidget, ...]) -> None:
        """Show where this step stands, and the widgets it brought along."""
        stage, step = place
        keys = [each.key for each in stages()]
        steps = [each.key for each in stage_of(stage).built]
        self._overline.setText(
            self.tr("Stage {stage} of {stages} · step {step} of {steps}")
            .format(
                stage=keys.index(stage) + 1,
                stages=len(keys),
                step=steps.index(step) + 1,
                steps=len(steps),
            )
            .upper()
        )
        self._title.setText(step_of(stage, step).title)
        self._title.setToolTip(step_of(stage, step).summary)
        while (item := self._own.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
        for widget in own:
            self._own.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
            widget.show()

    @property
    def title(self) -> str:
        """The title of the step that is shown."""
        return self._title.text()

    @Slot(object, object)
    def _follow(self, changes: object, origin: object) -> None:
        self._show_undo()

    @Slot(bool)
    def _show_saved(self, saved: bool) -> None:
        self.saved.set_state("saved" if saved else "failed")

    def _show_undo(self) -> None:
        undo, redo = self._session.file.undo_label, self._session.file.redo_label
        self.undo_button.setEnabled(undo is not None)
        self.undo_button.set_name(
            self.tr("Undo: {change} (Ctrl+Z)").format(change=undo) if undo else self.tr("Nothing to undo")
        )
        self.redo_button.setEnabled(redo is not None)
        self.redo_button.set_name(
            self.tr("Redo: {change} (Ctrl+Shift+Z)").format(change=redo)
            if redo
            else self.tr("Nothing to redo")
        )
