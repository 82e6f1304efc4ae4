"""Keeps every character a person typed visible in formats that can't hold all of them."""

import re

# What XML 1.0 has no place for, not even escaped (https://www.w3.org/TR/xml/#charsets), and DEL, which no
# program shows. A text of the workshop holds no NUL and no half of a surrogate pair.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_PICTURES = 0x2400  # Unicode's block of control pictures, in the order of the control characters
_DELETE, _PICTURE_OF_DELETE = 0x7F, "\u2421"
_REPLACEMENT = "\ufffd"


def visible(text: str) -> str:
    """Give the text with line ends as line feeds, and for each character that can't be kept a sign of it.

    A control character becomes its picture (such as “␇” for the bell), a noncharacter “�”: nothing that was
    typed disappears without a trace.
    """
    return _UNSEEN.sub(_sign, text.replace("\r\n", "\n").replace("\r", "\n"))


def _sign(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code == _DELETE:
        return _PICTURE_OF_DELETE
    return _REPLACEMENT if code > _DELETE else chr(_PICTURES + code)
