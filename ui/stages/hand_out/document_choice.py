"""The documents to choose from, under the people they are for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.workshop import Workshop
from exporters.audience import Audience, audiences
from exporters.catalogue import CATALOGUE
from ui.stages.hand_out.audience_row import AudienceRow
from ui.stages.hand_out.document_row import DocumentRow
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.scroll_column import ScrollColumn


class DocumentChoice(Card):
    """Boxes for documents and audiences, and a line that counts what is chosen.

    `changed` follows every change of what is chosen, `looked_at(key)` clicks and keys on a document. Ctrl and
    the number of an audience chooses or clears its documents.
    """

    changed = Signal()
    looked_at = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=8, parent=parent)
        self.rows: dict[str, DocumentRow] = {}
        self.audiences: dict[str, AudienceRow] = {}
        self.total = ElidedLabel("", "strong")
        line = QHBoxLayout()
        line.setContentsMargins(12, 4, 12, 2)
        line.addWidget(self.total)
        self.body.addLayout(line)
        area = ScrollColumn(margin=0, gap=2)
        for number, audience in enumerate(audiences(), start=1):
            if number > 1:
                area.body.addSpacing(6)
            area.body.addWidget(self._heading(audience, f"Ctrl+{number}"))
            for document in audience.documents:
                row = self.rows[document.key] = DocumentRow(document, audience.title)
                row.toggled.connect(self._count)
                row.looked_at.connect(self.looked_at)
                area.body.addWidget(row)
        area.body.addStretch(1)
        self.body.addWidget(area, 1)

    def _heading(self, audience: Audience, keys: str) -> AudienceRow:
        heading = self.audiences[audience.key] = AudienceRow(audience, keys)
        heading.toggled.connect(self._choose_all)
        QShortcut(QKeySequence(keys), self).activated.connect(heading.press)
        return heading

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the documents that are chosen, in the order of the catalogue."""
        return tuple(key for key in CATALOGUE if self.rows[key].chosen)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what there is to print in a workshop; what has nothing any more is no longer chosen."""
        for key, row in self.rows.items():
            row.set_files(len(CATALOGUE[key].names(workshop)))
        self._count()

    def show_looked_at(self, key: str) -> None:
        """Mark the document that is previewed."""
        for each, row in self.rows.items():
            row.set_shown(each == key)

    def choose(self, keys: Iterable[str]) -> None:
        """Choose these documents besides those that are chosen, as far as there is anything to print."""
        for key in keys:
            self.rows[key].set_chosen(True)
        self._count()

    @Slot(str, bool)
    def _choose_all(self, key: str, chosen: bool) -> None:
        for document in self.audiences[key].audience.documents:
            self.rows[document.key].set_chosen(chosen)
        self._count()

    @Slot()
    def _count(self) -> None:
        for heading in self.audiences.values():
            rows = [self.rows[each.key] for each in heading.audience.documents]
            heading.show_chosen(sum(row.chosen for row in rows), sum(row.files > 0 for row in rows))
        documents, files = len(self.chosen), sum(self.rows[key].files for key in self.chosen)
        self.total.setText(self._total(documents, files))
        self.changed.emit()

    def _total(self, documents: int, files: int) -> str:
        if not documents:
            return self.tr("No document is chosen")
        chosen = (
            self.tr("1 document chosen")
            if documents == 1
            else self.tr("{count} documents chosen").format(count=documents)
        )
        made = self.tr("1 file") if files == 1 else self.tr("{count} files").format(count=files)
        return self.tr("{chosen}, {made}").format(chosen=chosen, made=made)
