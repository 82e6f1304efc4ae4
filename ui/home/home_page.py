"""Home: what a facilitator sees first, with nothing to set up before the first workshop."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import WorkshopError
from app.settings import RecentWorkshop
from ui.home.recent_card import RecentCard
from ui.home.start_button import StartButton
from ui.theme.fonts import scaled
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label
from ui.widgets.scroll_column import ScrollColumn

WIDEST = 980
MARK = 52


class HomePage(QWidget):
    """Recent workshops, and the three ways in. Signals ask the window for what was chosen.

    `open_wanted(path)` (an empty path: let the user choose a file), `new_wanted`, `sample_wanted`,
    `settings_wanted`, `forget_wanted(path)`, `remedy_wanted(key, path)` for the way out of a refusal.
    """

    open_wanted = Signal(str)
    new_wanted = Signal()
    sample_wanted = Signal()
    settings_wanted = Signal()
    forget_wanted = Signal(str)
    remedy_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = ScrollColumn(widest=WIDEST, margin=48, gap=24)
        outer.addWidget(column)
        column.body.addLayout(self._head())
        self._refusal = Card(tint="bad_soft")
        self._refusal.hide()
        self._refused = Label("", ink="text", selectable=True)
        self._remedy = Button("", kind="secondary")
        self._remedy.clicked.connect(self._want_remedy)
        row = QHBoxLayout()
        row.addWidget(self._refused, 1)
        row.addWidget(self._remedy, 0, Qt.AlignmentFlag.AlignVCenter)
        self._refusal.body.addLayout(row)
        column.body.addWidget(self._refusal)
        column.body.addLayout(self._starts())
        column.body.addWidget(Label(self.tr("Recent workshops"), "h2"))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(6)
        column.body.addLayout(self._recent)
        column.body.addStretch(1)
        self._remedy_key, self._remedy_path = "", ""

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        mark = QLabel()
        mark.setPixmap(QApplication.windowIcon().pixmap(QSize(MARK, MARK), self.devicePixelRatioF()))
        row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(self.tr("Touchline"), "display"))
        words.addWidget(
            Label(self.tr("From one common vision to what each person does for the customer."), ink="text2")
        )
        row.addLayout(words, 1)
        settings = IconButton("settings", self.tr("Settings"))
        settings.clicked.connect(self.settings_wanted)
        row.addWidget(settings, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _starts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.new_button = StartButton(
            "plus",
            self.tr("New workshop"),
            self.tr("Name the organisation, choose how long you have, and begin."),
            primary=True,
        )
        self.new_button.clicked.connect(self.new_wanted)
        self.open_button = StartButton(
            "folder", self.tr("Open"), self.tr("Open a workshop file, or import one from JSON.")
        )
        self.open_button.clicked.connect(self._want_open)
        self.sample_button = StartButton(
            "play",
            self.tr("Try the sample"),
            self.tr("A whole workshop of a building-supplies distributor, to look round in."),
        )
        self.sample_button.clicked.connect(self.sample_wanted)
        for button in (self.new_button, self.open_button, self.sample_button):
            row.addWidget(button, 1)
        return row

    def take_focus(self) -> None:
        """Put the keyboard on the way out of a refusal where there is one, else on a new workshop."""
        offered = not (self._refusal.isHidden() or self._remedy.isHidden())
        (self._remedy if offered else self.new_button).setFocus()

    def show_recent(self, recent: tuple[RecentWorkshop, ...]) -> None:
        """List the workshops opened lately, the last one first."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in recent:
            card = RecentCard(each)
            card.clicked.connect(self._want_recent)
            card.forget_wanted.connect(self.forget_wanted)
            self._recent.addWidget(card)
        if not recent:
            empty = EmptyState(
                "briefcase",
                self.tr("No workshop yet"),
                self.tr("Workshops you open appear here. Look round in the sample before your first one."),
            )
            empty.setMinimumHeight(scaled(200))
            self._recent.addWidget(empty)

    def show_refusal(
        self, error: WorkshopError | None, remedy: str = "", key: str = "", path: str = ""
    ) -> None:
        """Say why something can't be opened, with the button that helps where there is one; None: nothing."""
        self._refusal.setVisible(error is not None)
        self._refused.setText("" if error is None else str(error))
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self._remedy_key, self._remedy_path = key, path

    @property
    def refusal(self) -> str:
        """The refusal that is shown, empty for none."""
        return self._refused.text()

    @property
    def remedy_button(self) -> Button:
        """The button that helps after a refusal."""
        return self._remedy

    @Slot()
    def _want_remedy(self) -> None:
        self.remedy_wanted.emit(self._remedy_key, self._remedy_path)

    @Slot()
    def _want_open(self) -> None:
        self.open_wanted.emit("")

    @Slot()
    def _want_recent(self) -> None:
        card = self.sender()
        assert isinstance(card, RecentCard)
        self.open_wanted.emit(card.recent.path)
