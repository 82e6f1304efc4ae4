"""The beginning of a file's text, for a look at documents that aren't made of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

from app.content import words

PROSE = frozenset({"eml"})
"""Endings of files whose lines are paragraphs, to be broken where they are shown; others have rows."""


def beginning(format: str, content: bytes, most: int) -> str:
    """Give the first `most` characters of a file's text; an ellipsis stands where there is more of it.

    `format` is the file's ending. Of a workbook, each row is a line; of a mail, the text stands below whom it
    goes to and what is attached.
    """
    text = ""
    for part in _READERS.get(format, _characters)(content):
        text += part
        if len(text) > most:
            return f"{text[:most]} …"
    return text


def _characters(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8-sig", errors="replace")


def _word(content: bytes) -> Iterator[str]:
    import docx  # loaded where a Word document is looked at, and nowhere else
    from docx.table import Table

    for part in docx.Document(BytesIO(content)).iter_inner_content():
        if isinstance(part, Table):
            yield from (" | ".join(cell.text for cell in row.cells) + "\n" for row in part.rows)
        else:
            yield f"{part.text}\n"


def _excel(content: bytes) -> Iterator[str]:
    import openpyxl  # loaded where a workbook is looked at, and nowhere else
    from openpyxl.utils import get_column_letter

    book = openpyxl.load_workbook(BytesIO(content))
    for sheet in book:
        yield f"{sheet.title}\n"
        letters = [get_column_letter(place + 1) for place in range(sheet.max_column)]
        shown = [place for place, letter in enumerate(letters) if not sheet.column_dimensions[letter].hidden]
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join("" if row[place] is None else str(row[place]) for place in shown) + "\n"
        yield "\n"


def _mail(content: bytes) -> Iterator[str]:
    from email import message_from_bytes, policy  # loaded where a mail is looked at, and nowhere else

    said = words("mail")["shown"]
    message = message_from_bytes(content, policy=policy.default)
    yield said["to"].format(people=message["To"]) + "\n"
    yield said["subject"].format(subject=message["Subject"]) + "\n"
    files = ", ".join(part.get_filename() or "" for part in message.iter_attachments())
    yield said["attached"].format(files=files) + "\n\n"
    text = message.get_body(("plain",))
    assert text is not None
    yield text.get_content().replace("\r\n", "\n")


_READERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {"docx": _word, "eml": _mail, "xlsx": _excel}
