"""Closes a Word document: what it says of itself, and the same bytes for the same content."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

from docx.document import Document

from exporters.archive import entry
from exporters.characters import visible
from exporters.pdf.inline import one_line

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
    with ZipFile(saved) as made, ZipFile(finished, "w") as archive:
        for name in made.namelist():
            archive.writestr(entry(name), made.read(name))
    return finished.getvalue()
