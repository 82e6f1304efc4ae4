"""The tour: a picture of each step and page, and its refusal of pictures that show what they must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QColor, QImage

from app.errors import ExportRefused
from app.interchange.reading import Imported
from tests.ui.conftest import DETAILS
from ui import opening, tour
from ui.main_window.workshop_view import WorkshopView
from ui.session import Place
from ui.stages.catalogue import PAGES
from ui.tour import TourFailed, play

SHORT = {place: name for place, name in PAGES.items() if place[1] in {"departments", "phrases", "agree"}}


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three steps in one look, and no documents."""
    monkeypatch.setattr(tour, "SCHEMES", ("light",))
    monkeypatch.setattr(tour, "SIZES", ((1280, 720),))
    monkeypatch.setattr(tour, "PAGES", SHORT)
    monkeypatch.setattr(tour, "_documents", lambda *_: iter(()))


@pytest.mark.usefixtures("short", "qtbot")
def test_each_step_is_pictured_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tour, "SCHEMES", ("light", "dark"))
    assert play(tmp_path / "tour") == 0
    names = [
        f"{number:02d}-{stage}-{step}-{scheme}-1280x720.png"
        for scheme in ("light", "dark")
        for number, (stage, step) in enumerate(SHORT, start=1)
    ]
    assert capsys.readouterr().out.split() == [str(tmp_path / "tour" / name) for name in names]
    assert sorted(each.name for each in (tmp_path / "tour").iterdir()) == sorted(names)


def speak() -> None:
    qWarning("This plugin does not support propagateSizeHints()")
    qWarning("A picture could not be read")


@pytest.mark.no_qt_log
def test_what_qt_says_of_screens_is_left_out_of_the_tour_s_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with tour._no_word_of_screens():
        speak()
    assert capsys.readouterr().err == "A picture could not be read\n"


@pytest.mark.qt_log_level_fail("CRITICAL")
def test_whoever_listens_to_qt_already_goes_on_hearing_it(qtlog: Any) -> None:
    with tour._no_word_of_screens():
        speak()
    speak()
    told = [record.message for record in qtlog.records]
    assert told.count("A picture could not be read") == 2
    assert told.count("This plugin does not support propagateSizeHints()") == 1


_show_step = WorkshopView.show_step


def _show_first_only(view: WorkshopView, place: Place) -> None:
    if view.session.place is None:
        _show_step(view, place)


@pytest.mark.usefixtures("short", "qtbot")
def test_two_equal_pictures_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A step that is never shown leaves the picture of the one before it.
    monkeypatch.setattr("ui.main_window.workshop_view.WorkshopView.show_step", _show_first_only)
    with pytest.raises(TourFailed) as refused:
        play(tmp_path)
    assert "02-vision-phrases-light-1280x720.png" in str(refused.value)
    assert "01-prepare-departments-light-1280x720.png" in str(refused.value)


@pytest.mark.usefixtures("short", "qtbot")
def test_an_empty_step_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = opening.Workshop(DETAILS)
    monkeypatch.setattr(opening, "read_json", lambda _: Imported(workshop=empty, images={}))
    with pytest.raises(TourFailed) as refused:
        play(tmp_path)
    assert "Departments" in str(refused.value)


@pytest.mark.usefixtures("short", "qtbot")
def test_the_documents_are_pictured_with_their_preview(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tour, "PAGES", {("hand_out", "documents"): "DocumentsStep"})
    monkeypatch.setattr(tour, "SCHEMES", ("dark",))
    assert play(tmp_path) == 0
    picture = QImage(str(tmp_path / "01-hand_out-documents-dark-1280x720.png"))
    white = QColor("white").rgb()
    paper = sum(
        picture.pixel(x, y) == white
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 4)
    )
    assert paper > 4000  # sixteen pixels each: nothing else in the dark look is as white as a page


@pytest.mark.usefixtures("short", "qtbot")
def test_a_preview_that_never_comes_ends_the_tour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour, "PAGES", {("hand_out", "documents"): "DocumentsStep"})
    monkeypatch.setattr(tour, "PATIENCE_MS", 0)
    with pytest.raises(TourFailed) as refused:
        play(tmp_path)
    assert "“Documents” shows was not there after 0 seconds" in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("qtbot")
def test_the_pages_of_documents_are_pictured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour, "SCHEMES", ())
    monkeypatch.setattr(tour, "DOCUMENTS", ("board",))
    assert play(tmp_path) == 0
    pages = sorted(each.name for each in (tmp_path / "documents").glob("*.png"))
    assert pages
    assert all("-page-" in each for each in pages)


@pytest.mark.usefixtures("short", "qtbot")
def test_a_folder_that_takes_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("precious")
    with pytest.raises(ExportRefused):
        play(tmp_path / "file")
    monkeypatch.setattr("ui.tour.QPixmap.save", lambda *_: False)
    with pytest.raises(ExportRefused):
        play(tmp_path / "tour")
