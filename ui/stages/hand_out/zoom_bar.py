"""How large the page is shown, and the buttons that change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.stages.hand_out.page_view import FIT_PAGE, FIT_WIDTH, PageView
from ui.theme.fonts import scaled
from ui.widgets.caption import Caption
from ui.widgets.icon_button import IconButton

SIDE = 30
KEYS = {"Ctrl++": "in", "Ctrl+=": "in", "Ctrl+-": "out", "Ctrl+0": FIT_PAGE, "Ctrl+9": FIT_WIDTH}
"""On many keyboards the plus is the shifted equals sign: both keys count."""


class ZoomBar(QWidget):
    """Zooms a page by buttons, and by keys wherever the keyboard is, as long as the bar can be seen."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        view.zoomed.connect(self._show_zoom)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.out_button = IconButton("minus", self.tr("Zoom out (Ctrl+-)"), side=SIDE)
        self.out_button.clicked.connect(self._out)
        self.percent = Caption("", wrap=False)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.percent.setMinimumWidth(scaled(40))
        self.in_button = IconButton("plus", self.tr("Zoom in (Ctrl++)"), side=SIDE)
        self.in_button.clicked.connect(self._in)
        self.page_button = IconButton("fit_page", self.tr("Fit the page (Ctrl+0)"), side=SIDE, checkable=True)
        self.page_button.clicked.connect(self._fit_page)
        self.width_button = IconButton(
            "fit_width", self.tr("Fit the width (Ctrl+9)"), side=SIDE, checkable=True
        )
        self.width_button.clicked.connect(self._fit_width)
        for each in (self.out_button, self.percent, self.in_button):
            row.addWidget(each)
        row.addSpacing(6)
        row.addWidget(self.page_button)
        row.addSpacing(2)
        row.addWidget(self.width_button)
        wanted = {"in": self._in, "out": self._out, FIT_PAGE: self._fit_page, FIT_WIDTH: self._fit_width}
        for keys, what in KEYS.items():
            QShortcut(QKeySequence(keys), self).activated.connect(wanted[what])
        self._show_zoom()

    @Slot()
    def _show_zoom(self) -> None:
        percent = self.tr("{number} %").format(number=round(self._view.zoom * 100))
        self.percent.setText(percent)
        self.percent.setAccessibleName(self.tr("Zoom: {percent}").format(percent=percent))
        self.in_button.setEnabled(self._view.can_grow)
        self.out_button.setEnabled(self._view.can_shrink)
        self.page_button.setChecked(self._view.fit == FIT_PAGE)
        self.width_button.setChecked(self._view.fit == FIT_WIDTH)

    @Slot()
    def _in(self) -> None:
        self._view.zoom_by(1)

    @Slot()
    def _out(self) -> None:
        self._view.zoom_by(-1)

    @Slot()
    def _fit_page(self) -> None:
        self._view.set_fit(FIT_PAGE)

    @Slot()
    def _fit_width(self) -> None:
        self._view.set_fit(FIT_WIDTH)
