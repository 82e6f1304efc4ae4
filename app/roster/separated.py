"""Rows of cells from text, whatever separates them."""

import codecs
import csv
import io
from collections import Counter
from itertools import islice
from typing import Literal

from app.errors import InputRefused
from app.incoming import ROW_LIMIT, SIZE_LIMIT

Row = tuple[int, list[str]]
"""The line a row begins at, from 1, and its cells."""

_SEPARATORS = ("\t", ";", ",", "|")


class _Unpaired(Exception):
    """A quotation mark that isn't closed, or closes within a cell, in the row that begins at `line`."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def pasted_rows(text: str) -> list[Row]:
    """Give the rows of text from the clipboard: cells separated by tabs as spreadsheets copy them, or else by
    semicolons or commas. A quotation mark that doesn't pair is taken as it stands.
    """
    separator = _separator(text)
    try:
        return _rows(text, separator)
    except _Unpaired:
        return _rows(text, separator, quoted=False)


def csv_rows(data: bytes) -> list[Row]:
    """Give the rows of a CSV file: UTF-8, UTF-16 with its mark, or else Windows-1252; any usual separator.

    Raises InputRefused, with the line, for what is neither text nor quoted as CSV has it.
    """
    text = _decoded(data)
    try:
        return _rows(text, _separator(text))
    except _Unpaired as unpaired:
        raise InputRefused("roster.not_csv", line=unpaired.line) from None


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            place = error.start
    raise InputRefused("roster.not_text", line=data[:place].count(b"\n") + 1)


def _separator(text: str) -> str:
    """Give the separator that cuts the most rows into the same number of cells, the earlier one of equals."""
    lines = [line for line in islice(_lines(text), 1000) if line.strip()]
    if any("\t" in line for line in lines):
        return "\t"

    def agreement(separator: str) -> int:
        cells = Counter(line.count(separator) for line in lines if separator in line)
        return max(cells.values(), default=0)

    return max(_SEPARATORS, key=agreement)


def _lines(text: str) -> io.StringIO:
    # str.splitlines would also cut at separators that may stand within a cell, such as U+2028.
    return io.StringIO(text, newline="")


def _rows(text: str, separator: str, *, quoted: bool = True) -> list[Row]:
    csv.field_size_limit(SIZE_LIMIT)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    reader = csv.reader(_lines(text), delimiter=separator, quoting=quoting, strict=True)
    rows: list[Row] = []
    begins = 1
    try:
        for cells in reader:
            rows.append((begins, cells))
            begins = reader.line_num + 1
            if len(rows) > ROW_LIMIT:
                raise InputRefused("roster.too_many_rows", limit=ROW_LIMIT)
    except csv.Error:
        raise _Unpaired(begins) from None
    return rows
