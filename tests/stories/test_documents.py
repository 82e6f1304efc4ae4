"""What leaves the room: documents in a folder, stopped halfway, in the way of others, on a full disk."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QProgressBar

from tests.stories import screen
from tests.stories.conftest import OpenWindow, kept, words_of
from tests.stories.facilitator import Facilitator

EXPORT_MS = 25_000


def boxes() -> list[QCheckBox]:
    """The boxes of the documents, without those that choose all of an audience, or all as one file."""
    every = screen.shown(QCheckBox)
    return [box for box in every if not screen.words(box).startswith(("All for: ", "As one ZIP"))]


def choose(facilitator: Facilitator, *titles: str) -> None:
    """Tick these documents and no others."""
    for box in boxes():
        facilitator.tick(screen.words(box), screen.words(box) in titles)


def test_cancel_in_the_third_handout_leaves_nothing_and_the_next_export_works(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    open_window(sample)
    facilitator.go("Hand out", "Documents")
    choose(facilitator, "Personal handouts")
    facilitator.click("Export 1 document")
    bar = screen.called(QProgressBar, "Progress of the export")
    done: list[int] = []
    bar.valueChanged.connect(done.append)
    facilitator.wait(lambda: bool(done) and done[-1] >= 2, "the third handout", EXPORT_MS)
    assert done[-1] < bar.maximum()
    facilitator.click("Cancel")
    facilitator.hears("The export was cancelled. No file was written.")
    assert [each.name for each in sample.parent.iterdir()] == [sample.name]

    facilitator.click("Export 1 document")
    facilitator.wait(lambda: screen.says(" exported"), "the export", EXPORT_MS)
    folder = sample.parent / "Harrow & Vale Building Supplies"
    names = {each["name"] for each in kept(sample)["participants"]}
    printed = [words_of(each) for each in sorted(folder.rglob("*.pdf"))]
    assert len(printed) == len(names) + 1
    assert all(any(name in text for text in printed) for name in names)
    assert not [each for each in folder.rglob("*") if "unfinished" in each.name or each.suffix == ".part"]


def test_what_is_there_already_is_replaced_only_when_asked(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    precious = folder / "board.pdf"
    precious.write_bytes(b"precious")
    open_window(sample)
    facilitator.go("Hand out", "Documents")
    facilitator.click("Change the folder")
    facilitator.choose_file(folder)
    facilitator.reads(str(folder))
    choose(facilitator, "Board edition", "Dates (calendar)")
    facilitator.click("Export 2 documents")
    facilitator.reads("board.pdf is already in out. Replace it?")
    assert precious.read_bytes() == b"precious"
    facilitator.press("Escape")
    assert sorted(each.name for each in folder.iterdir()) == ["board.pdf"]

    facilitator.click("Export 2 documents")
    facilitator.reads("board.pdf is already in out. Replace it?")
    facilitator.click("Replace")
    facilitator.wait(lambda: screen.says(" exported"), "the export", EXPORT_MS)
    assert "Harrow & Vale Building Supplies" in words_of(precious)
    assert len(list(folder.glob("*.ics"))) == 1


def test_names_that_look_like_markup_or_sums_go_through_to_every_document_as_they_are(
    empty: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    markup, total = '<b>&"Ann</b>', "=1+1"
    long_name = "Department of the upkeep of pumps, pipes, valves and hydrants " * 3 + "and more waterworks"
    assert len(long_name) > 200
    open_window(empty)
    facilitator.go("Prepare", "Departments")
    facilitator.capture(long_name)
    facilitator.go("Prepare", "People")
    facilitator.capture(markup, total)
    facilitator.go("Touchpoints", "Personal touchpoints")
    facilitator.pick("People in the room", markup)
    facilitator.fill("My touchpoint", "I read meters & <i>smile</i>.")
    facilitator.go("Plan", "Actions")
    facilitator.capture(f"=SUM(A1:A9) ^{total}", f"<u>Ring</u> & write ^{markup}")
    facilitator.go("Touchpoints", "What we give to whom")
    facilitator.capture("A pump that runs >customers")
    assert not screen.cut_off()
    facilitator.go("Touchpoints", "Line of sight")
    assert not screen.cut_off()
    facilitator.go("Hand out", "Documents")
    every = [screen.words(box) for box in boxes() if box.isEnabled()]
    choose(facilitator, *every)
    facilitator.click(f"Export {len(every)} documents")
    facilitator.wait(lambda: screen.says(" exported"), "the export", EXPORT_MS)

    folder = empty.parent / "Harrow Vale Water"
    plan = words_of(folder / "plan.pdf")
    assert "<u>Ring</u> & write" in plan
    assert "=SUM(A1:A9)" in plan
    assert "waterworks" in plan
    handouts = " ".join(words_of(each) for each in folder.rglob("*.pdf"))
    assert markup in handouts
    assert "I read meters & <i>smile</i>." in handouts
    for table in folder.rglob("*.csv"):
        rows = list(csv.reader(table.read_text("utf-8-sig").splitlines()))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))], (
            f"a spreadsheet would work {table.name} out"
        )
    copy = json.loads(next(folder.glob("*.json")).read_bytes())
    assert [each["name"] for each in copy["participants"]] == [markup, total]
    assert kept(empty) == copy


class Printer(QObject):
    """Stands for the program the system shows PDFs with."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_the_participants_documents_are_chosen_looked_through_and_printed(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    open_window(sample, (1280, 720))
    facilitator.go("Hand out", "Documents")
    choose(facilitator)
    facilitator.reads("No document is chosen")
    facilitator.capture("participants")
    facilitator.hears("Chosen for: Participants. Personal handouts, Mail drafts, Worksheets.")
    facilitator.press("Ctrl+7")
    facilitator.tick("All for: Participants", ticked=False)
    facilitator.tick("Personal handouts")
    facilitator.tick("All for: The facilitator", ticked=False)
    people = len(kept(sample)["participants"])
    facilitator.reads(f"1 document chosen, {people + 1} files")

    facilitator.reads("Page 1 of 2")
    assert facilitator.value("File").startswith("01-")
    facilitator.click("Zoom in (Ctrl++)")
    facilitator.press("Ctrl++", "Ctrl+0")
    facilitator.click("Next page (Page Down)")
    facilitator.reads("Page 2 of 2")
    facilitator.click("Next file (Shift+Page Down)")
    facilitator.wait(lambda: facilitator.value("File").startswith("02-"), "the second handout")
    facilitator.reads("Page 1 of 2")
    facilitator.choose("File", "handouts.pdf")
    facilitator.reads(f"Page 1 of {2 * people}")
    assert not screen.cut_off()

    facilitator.click("Export 1 document")
    facilitator.wait(lambda: screen.says(" exported"), "the export", EXPORT_MS)
    printer = Printer()
    QDesktopServices.setUrlHandler("file", printer, "take")
    try:
        facilitator.press("Tab", "Space")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    facilitator.hears("handouts.pdf is opened in your PDF viewer: print it from there")
    names = [each["name"] for each in kept(sample)["participants"]]
    text = words_of(printer.opened[0])
    assert all(name in text for name in names)
    assert not screen.cut_off()
