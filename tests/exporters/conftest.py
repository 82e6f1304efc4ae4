"""Workshops to export, and judges of what comes out: conformance, soundness, and the text a reader finds."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import page
import pypdfium2
import pytest

from app.content import resource
from app.interchange.reading import read_json
from app.workshop import Workshop

Judge = Callable[[bytes], None]


@pytest.fixture(scope="session")
def sample() -> Workshop:
    """The workshop that comes with Touchline: every record of the vocabulary is in it."""
    return read_json(resource("samples", "building-supplies.json").read_bytes()).workshop


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Fails on a PDF that is not PDF/UA-1 and PDF/A-2a, not sound, or that a reader complains of."""

    def judged(pdf: bytes) -> None:
        for profile in ("ua1", "2a"):
            report = page.validate_pdf_bytes(pdf, profile=profile)
            assert report.is_compliant, [(f.rule_id, f.message) for f in report.failures]
        path = tmp_path / "judged.pdf"
        path.write_bytes(pdf)
        sound = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
        assert sound.returncode == 0, sound.stdout + sound.stderr
        for reader in (["pdftotext", str(path), "-"], ["pdfinfo", "-struct", str(path)]):
            read = subprocess.run(reader, capture_output=True, text=True, check=True)
            assert read.stderr == ""

    return judged


def words_by_page(pdf: bytes) -> list[str]:
    """Give the text a reader finds on each page of a PDF, its white space evened out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    # PDFium takes a hyphen at a line's end for a hyphenation and gives a mark of its own for it.
    return [" ".join(page.replace("\x02", "-").replace("\ufffe", "-").split()) for page in pages]


def words_of(pdf: bytes) -> str:
    """Give the text a reader finds in a PDF, its white space evened out."""
    return " ".join(words_by_page(pdf))


def pages_of(pdf: bytes) -> int:
    """Give the number of pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


@pytest.fixture
def read() -> Callable[[bytes], str]:
    """Give `words_of`."""
    return words_of


@pytest.fixture
def read_pages() -> Callable[[bytes], list[str]]:
    """Give `words_by_page`."""
    return words_by_page


@pytest.fixture
def count() -> Callable[[bytes], int]:
    """Give `pages_of`."""
    return pages_of
