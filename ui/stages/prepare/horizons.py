"""The three check-ins of the plan, in days after the workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.stages.step_page import StepPage
from ui.widgets.label import Label
from ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from app.file.change import Change

LONGEST = 3660


class HorizonFields(QWidget):
    """Three rising numbers of days; what does not rise is refused in words and the old days stand."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        names = (self.tr("First check-in"), self.tr("Second check-in"), self.tr("Third check-in"))
        self.fields = tuple(NumberField(name, lowest=1, highest=LONGEST) for name in names)
        for field in self.fields:
            field.setMaximumWidth(90)
            field.committed.connect(self._keep)
            row.addWidget(field)
        row.addWidget(Label(self.tr("days"), ink="text2", wrap=False))
        row.addStretch(1)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._restore_left)

    def show_horizons(self, horizons: tuple[int, int, int]) -> None:
        """Show the days in force."""
        for field, days in zip(self.fields, horizons, strict=True):
            field.set_value(days)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        for field in self.fields:
            field.flush()

    @Slot("QWidget*", "QWidget*")
    def _restore_left(self, left: QWidget | None, now: QWidget | None) -> None:
        """Show the days in force again once the fields are left with days that were refused."""
        if left in self.fields and now is not None and now not in self.fields:
            self.show_horizons(self._page.workshop.details.horizons)

    @Slot()
    def _keep(self) -> None:
        days = tuple(int(field.value or 0) for field in self.fields)
        if days == self._page.workshop.details.horizons:
            return
        if not 0 < days[0] < days[1] < days[2]:
            self._page.session.say(
                self.tr("The check-ins have to follow one another, such as 30, 60 and 90 days."), "warn"
            )
            return

        def keep(change: Change) -> None:
            change.update("workshop", None, horizons=days)

        label = self.tr("Change the days to the check-ins")
        self._page.edit(label, keep, origin=self, merge_key="workshop:horizons")
