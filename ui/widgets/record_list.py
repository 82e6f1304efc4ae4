"""A list of records, one a row."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.models.record_model import RecordModel
from ui.theme.fonts import scaled
from ui.widgets.record_view import RecordView
from ui.widgets.row_delegate import RowDelegate

ROWS_WANTED = 4


class RecordList(RecordView):
    """Rows with dot, title, second line and chips; long titles take up to `title_lines` lines.

    With `grows` it is as high as its rows and leaves scrolling to the page it lies on.
    """

    def __init__(
        self,
        name: str,
        model: RecordModel | None = None,
        *,
        title_lines: int = 1,
        deletable: bool = True,
        grows: bool = False,
        accepts_others: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, model, accepts_others=accepts_others, parent=parent)
        self._grows = grows
        self._wraps = title_lines > 1
        self.use(RowDelegate(self, deletable=deletable, title_lines=title_lines))
        self.setResizeMode(RecordList.ResizeMode.Adjust)
        # Rows of one line are all of one height: a change then costs one row, not a measuring of all.
        self.setUniformItemSizes(not self._wraps)
        if grows:
            self.records.rowsInserted.connect(self.updateGeometry)
            self.records.rowsRemoved.connect(self.updateGeometry)
            self.records.dataChanged.connect(self.updateGeometry)

    @property
    def is_to_measure_later(self) -> bool:
        """A list that grows says how high it is before it is shown."""
        return not self._grows and super().is_to_measure_later

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wraps and event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        if not self._grows:
            return QSize(scaled(320), scaled(48) * ROWS_WANTED)
        return QSize(scaled(320), self._whole_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(160), self._whole_height() if self._grows else scaled(48) * 2)

    def _whole_height(self) -> int:
        count = self.records.rowCount()
        return sum(max(1, self.sizeHintForRow(row)) for row in range(count)) + 4
