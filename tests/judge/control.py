"""Files made to be wrong: a judge that accepts them judges nothing."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

BROKEN = ("qpdf --check", "pdftotext", "pdftoppm")
"""The judges that look for what isn't sound: they are shown a file that ends too early."""


def spoilt_file(folder: Path, judge: str) -> Path:
    """Write a page without tags, with small letters in its margin, one line over another."""
    path = folder / "control" / f"{judge.replace('/', '-')}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    page = Canvas(str(path), invariant=1)
    page.setFont("Helvetica", 5)
    page.drawString(10, 400, "These letters are small, and stand in the margin.")
    page.drawString(12, 401, "This line lies over another one.")
    page.save()
    if judge in BROKEN:
        path.write_bytes(path.read_bytes()[:700])
    return path
