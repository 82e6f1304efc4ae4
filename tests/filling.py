"""Worksheets filled in as a reader's hands would: by the fields of the PDF, saved as another PDF."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter

from app.interchange.reading import read_json
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order

HOME = "5b0f8f4e-6d5a-4a37-9d0e-0c2f3a1b4c5d"


def at_home(workshop: Workshop, id: str = HOME) -> Workshop:
    """Give a workshop as it is when it lives in a file."""
    return Workshop(workshop.details, id=id, **workshop.lists)


def made_anew(workshop: Workshop, key: str) -> dict[str, bytes]:
    """Make the files of a document; give them by their names."""
    return dict(CATALOGUE[key].files(Order(workshop, {}, lambda _: None)))


_MADE: deque[tuple[Workshop, str, dict[str, bytes]]] = deque(maxlen=6)


def made(workshop: Workshop, key: str) -> dict[str, bytes]:
    """Give the files of a document by their names; of a workshop and document met just now, the same ones."""
    for other, other_key, files in _MADE:
        if other_key == key and other.id == workshop.id and other == workshop:
            return files
    _MADE.append((workshop, key, made_anew(workshop, key)))
    return _MADE[-1][2]


def fields_of(pdf: bytes) -> dict[str, Any]:
    """Give the fields of a form by their whole names."""
    return dict(PdfReader(BytesIO(pdf)).get_fields() or {})


def sheets_of(pdf: bytes) -> list[str]:
    """Give the names of the sheets in a PDF, in their order."""
    return [name for name in fields_of(pdf) if "." not in name]


def filled(pdf: bytes, answers: Mapping[str, str], sheet: int = 0) -> bytes:
    """Fill in a sheet of a PDF; an answer that begins with a slash chooses a button."""
    name = sheets_of(pdf)[sheet]
    known = fields_of(pdf)
    assert not [field for field in answers if f"{name}.{field}" not in known]
    writer = PdfWriter(clone_from=BytesIO(pdf))
    # pypdf notes that a font lacks a letter; the value holds it all the same, as it would in any reader.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    values: dict[str, Any] = {f"{name}.{field}": answer for field, answer in answers.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def put(folder: Path, name: str, pdf: bytes) -> Path:
    """Put a PDF into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(pdf)
    return path


def sample_at_home(sample: bytes) -> Workshop:
    """Give a workshop from interchange JSON as it is when it lives in a file."""
    return at_home(read_json(sample).workshop)
