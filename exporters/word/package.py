"""Closes a Word document: what it says of itself, and the same bytes for the same content."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

from exporters.characters import visible
from exporters.pdf.inline import one_line

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP archive can tell
_LONGEST = 255  # characters of a property


def describe(
    document: Document, title: str, subject: str, author: str, language: str, made: datetime
) -> None:
    """Set what the file says of itself; `made` is never the clock's."""
    about = document.core_properties
    about.title, about.subject, about.author = (
        one_line(visible(text), _LONGEST) for text in (title, subject, author)
    )
    about.language = one_line(visible(language), _LONGEST)
    about.last_modified_by = "Touchline"
    about.comments = about.keywords = about.category = ""
    about.created = about.modified = made
    about.revision = 1


def packed(document: Document) -> bytes:
    """Give the file, its archive free of the clock and of the system it was made on."""
    relations = document.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[key]  # a picture of the template's empty page
    saved, finished = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as made, ZipFile(finished, "w", ZIP_DEFLATED) as archive:
        for name in made.namelist():
            entry = ZipInfo(name, _BEGINNING)
            entry.create_system = 0
            archive.writestr(entry, made.read(name), ZIP_DEFLATED)
    return finished.getvalue()
