"""Questions for files and folders: what is asked, what comes back, and nothing after a dismissal."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.file_chooser import FileChooser, workshop_filters


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def dialog(window: QWidget) -> QFileDialog:
    found = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    return found[-1]


def test_a_file_is_chosen_once(window: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    chooser = FileChooser(window)
    (tmp_path / "a.touchline").write_text("")
    chooser.open_file("Open a workshop", tmp_path, workshop_filters(), chosen.append)
    asked = dialog(window)
    assert asked.windowTitle() == "Open a workshop"
    assert asked.fileMode() == QFileDialog.FileMode.ExistingFile
    assert any("*.touchline *.json" in each for each in asked.nameFilters())
    asked.fileSelected.emit(str(tmp_path / "a.touchline"))
    asked.fileSelected.emit(str(tmp_path / "a.touchline"))
    asked.close()
    assert chosen == [tmp_path / "a.touchline"]


def test_a_new_file_gets_the_ending_it_needs(window: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    FileChooser(window).save_file("Save a copy", tmp_path / "c.touchline", workshop_filters(), chosen.append)
    asked = dialog(window)
    assert asked.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert asked.defaultSuffix() == "touchline"
    asked.reject()
    assert chosen == []


def test_a_folder_is_asked_for_as_one(window: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    FileChooser(window).folder("Keep it in", tmp_path, chosen.append)
    asked = dialog(window)
    assert asked.fileMode() == QFileDialog.FileMode.Directory
    asked.fileSelected.emit(str(tmp_path))
    asked.close()
    assert chosen == [tmp_path]
