"""The command line opens the window, on the workshop named, and waits until it is closed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app.file.workshop_file import WorkshopFile
from app.settings import load_settings
from tests.app.interchange.test_reading import COUNCIL
from ui.command_line import main


class Onlooker(QObject):
    """Notes the title of the window once it stands, then closes it as its user would."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.titles: list[str] = []
        self._timer = QTimer(self, interval=50)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.windowTitle()]
        if shown:
            self._timer.stop()
            self.titles = [each.windowTitle() for each in shown]
            QApplication.closeAllWindows()


@pytest.fixture
def onlooker(qapp: QApplication) -> Onlooker:
    return Onlooker(qapp)


def test_without_words_the_window_opens(onlooker: Onlooker) -> None:
    assert main([]) == 0
    assert onlooker.titles


def test_a_file_alone_opens_the_window_on_it(onlooker: Onlooker, tmp_path: Path) -> None:
    (tmp_path / "council.json").write_text(json.dumps(COUNCIL))
    council = tmp_path / "council.touchline"
    assert main(["import", str(tmp_path / "council.json"), str(council)]) == 0
    assert main([str(council)]) == 0
    assert any("Front line first" in title for title in onlooker.titles)
    assert [each.path for each in load_settings().settings.recent] == [str(council)]
    WorkshopFile.open(council).close()


def test_the_tour_refuses_a_file_where_its_folder_should_be(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tour").write_text("precious")
    assert main(["tour", "--to", str(tmp_path / "tour")]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert str(tmp_path / "tour") in err
    assert (tmp_path / "tour").read_text() == "precious"
