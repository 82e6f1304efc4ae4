"""The insights beside and below the step: counted, the most serious first, leading to what mends them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.flow.stages import step_of
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import button, click, press
from ui.stages.catalogue import PAGES
from ui.widgets.label import Label

CTRL = Qt.KeyboardModifier.ControlModifier


def words(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(Label) if each.isVisible()]


def test_insights_lead_to_where_they_are_mended(opened: Opened) -> None:
    _window, view = opened
    view.show_insights()
    found = view.insights.found
    assert view.rail.insights.accessibleDescription() == str(len(found))
    press(Qt.Key.Key_I, CTRL)
    assert view.insights.isVisible()
    assert not view.guide.isVisible()
    QApplication.processEvents()
    assert found[0].title in words(view.insights)
    click(button(view.insights, f"Go to {step_of(found[0].stage, found[0].step).title}"))
    assert view.place == (found[0].stage, found[0].step)
    press(Qt.Key.Key_I, CTRL)
    assert view.guide.isVisible()
    view.show_insights_panel()
    click(button(view.insights, "Back to the guide"))
    assert view.guide.isVisible()


def test_every_insight_of_the_sample_can_be_gone_to(opened: Opened) -> None:
    _, view = opened
    for insight in view.insights.found:
        view.insights.mend_wanted.emit(insight)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()
        elif (insight.stage, insight.step) in PAGES:
            assert view.place == (insight.stage, insight.step)


def test_the_strip_shows_the_insight_of_the_step_and_opens_the_others(opened: Opened) -> None:
    _, view = opened
    here = view.insights.found[0]
    view.show_step((here.stage, here.step))
    assert view.strip.isVisible()
    assert here.title in words(view.strip)
    click(view.strip.button)
    assert view.insights.isVisible()


def test_without_insights_the_panel_says_so(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    _, view = opened
    monkeypatch.setattr("ui.main_window.insights_panel.insights", lambda _: ())
    view.show_insights()
    view.show_insights_panel()
    QApplication.processEvents()
    assert "Nothing is missing" in words(view.insights)
    assert not view.strip.isVisible()
    assert view.rail.insights.accessibleDescription() == ""


@pytest.mark.parametrize(("count", "title"), [(1, "1 insight"), (2, "2 insights"), (70, "70 insights")])
def test_insights_are_counted_in_words_that_fit(
    count: int, title: str, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, view = opened
    one = view.insights.found[0]
    monkeypatch.setattr("ui.main_window.insights_panel.insights", lambda _: (one,) * count)
    view.show_step((one.stage, one.step))
    view.show_insights()
    assert view.strip.button.text() == ("The insight" if count == 1 else f"All {count} insights")
    view.show_insights_panel()
    QApplication.processEvents()
    assert title in words(view.insights)
    assert any("10 more" in each for each in words(view.insights)) == (count == 70)
    assert not view.rail.grab().isNull()
