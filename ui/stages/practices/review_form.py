"""The form of a practice review, which comes into being with its first edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from app.records.practices import PracticeReview
from ui.stages.labelled import field_label
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage

if TYPE_CHECKING:
    from app.file.change import Change


class ReviewForm(RecordForm):
    """Shows a review that may not be in the workshop yet; the first field written adds it."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page, "practice_reviews")
        self._page_of_step = page

    def write(self, field: str, value: object, origin: QObject, typed: str | None = None) -> bool:
        record: PracticeReview | None = self.record
        page = self._page_of_step
        if record is None or page.workshop.find("practice_reviews", record.id) is not None:
            return super().write(field, value, origin, typed)
        if value is None:
            page.session.let_go(self.key(field))
            return False
        review = replace(record, **{field: value})

        def add(change: Change) -> None:
            there = page.session.workshop.where("practice_reviews", "practice", review.practice)
            if not there:
                change.insert(review)
            else:  # another field of it was written while this one had to wait
                change.update("practice_reviews", there[0].id, **{field: value})

        name = field_label("practice_reviews", field)
        label = self.tr("Add {field}").format(field=name[:1].lower() + name[1:])
        return page.edit(label, add, origin=origin, merge_key=self.key(field), typed=typed) is not None
