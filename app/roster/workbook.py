"""Rows of cells from an Excel workbook, read without trusting what it says about its own size."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from app.errors import InputRefused
from app.incoming import ROW_LIMIT, SIZE_LIMIT
from app.roster.separated import Row

ZIP_MAGIC = b"PK\x03\x04"
OLD_EXCEL_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

COLUMN_LIMIT = 200
"""Columns further to the right are not looked at: no list of people is that wide."""

_SHEET_ROWS = 1_048_576

# What openpyxl lets through of a workbook that is cut short, forged, or no workbook at all. What isn't XML is
# a kind of SyntaxError to Python's own reader, and to lxml, which openpyxl takes where it is installed.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, TypeError, AttributeError, IndexError,
    EOFError, OSError, RuntimeError,
)  # fmt: skip


def workbook_rows(data: bytes) -> list[Row]:
    """Give the rows of the first sheet that holds any; a formula counts as the value last computed for it.

    Raises InputRefused for what is no readable workbook, or unpacks to more than Touchline takes in.
    """
    from openpyxl import load_workbook  # a quarter of a second that only this needs

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(each.file_size for each in archive.infolist())
        if unpacked > SIZE_LIMIT:
            raise InputRefused("roster.too_large", size=unpacked / 1e6, limit=SIZE_LIMIT // 1_000_000)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl can't keep of a workbook is of no matter here
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            try:
                return next(filter(None, map(_sheet_rows, book.worksheets)), [])
            finally:
                book.close()
    except _BROKEN as error:
        raise InputRefused("roster.not_xlsx") from error


def _sheet_rows(sheet: Any) -> list[Row]:
    sheet.reset_dimensions()  # some programs write that the sheet is one cell large
    rows: list[Row] = []
    for number, cells in _cells(sheet):
        if any(cells):
            rows.append((number, cells))
            if len(rows) > ROW_LIMIT:
                raise InputRefused("roster.too_many_rows", limit=ROW_LIMIT)
    return rows


def _cells(sheet: Any) -> Iterator[Row]:
    values = sheet.iter_rows(max_row=_SHEET_ROWS, max_col=COLUMN_LIMIT, values_only=True)
    for number, row in enumerate(values, start=1):
        yield number, [_text(value) for value in row]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
