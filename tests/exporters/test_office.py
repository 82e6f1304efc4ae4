"""The Word document and the workbook in LibreOffice, where Debian's package is on the machine."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order
from tests.small import workshop as small

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice isn't on this machine: apt-get install libreoffice-writer libreoffice-calc",
)
TYPED = [
    "=1+1",
    "+44 1 234",
    "-5",
    "@home",
    '=HYPERLINK("http://example.org")',
    "{=SUM(A1)}",
    "0012",
    "1.50",
    "3/4",
    "TRUE",
    "Ποιος; 一线 🙂 שלום",
]
# Commas, quotes, UTF-8, cells as they are shown, and every sheet as a file of its own.
SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
# Said where no Java is set up for LibreOffice, which neither of the documents asks for.
OF_THE_MACHINE = "Warning: failed to launch javaldx - java may not function correctly"


def converted(key: str, workshop: Workshop, target: str, folder: Path) -> list[Path]:
    """Let LibreOffice open a document and save it as something else, without a word of complaint."""
    ((name, content),) = CATALOGUE[key].files(Order(workshop, {}, lambda _: None))
    (folder / name).write_bytes(content)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", target, "--outdir", str(folder / "made"), str(folder / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=110)
    assert done.returncode == 0, done.stderr
    assert done.stderr.replace(OF_THE_MACHINE, "").strip() == ""
    return sorted((folder / "made").iterdir())


@pytest.mark.parametrize("key", ["docx", "xlsx"])
def test_it_opens_them_and_makes_pages_of_them(key: str, sample: Workshop, tmp_path: Path) -> None:
    (pdf,) = converted(key, sample, "pdf", tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF")


def test_cells_are_what_was_typed_and_never_run(tmp_path: Path) -> None:
    made = converted("xlsx", small(actions=[{"title": text} for text in TYPED]), SHEETS, tmp_path)
    (actions,) = [path for path in made if path.stem.endswith("-Actions")]
    with actions.open(encoding="utf-8", newline="") as file:
        heads, *rows = csv.reader(file)
    assert [row[heads.index("Action")] for row in rows] == TYPED
    assert {row[heads.index("Status")] for row in rows} == {"Proposed"}


def test_words_are_what_was_typed(tmp_path: Path) -> None:
    workshop = small(commitments=[{"text": text} for text in TYPED])
    (text,) = converted("docx", workshop, "txt:Text (encoded):UTF8", tmp_path)
    lines = text.read_text(encoding="utf-8-sig").splitlines()
    assert [text for text in TYPED if not any(line.endswith(text) for line in lines)] == []
