"""Names of files that every system takes."""

import re
import unicodedata

_LONGEST = 40
_LONGEST_SAFE = 60
# What Windows forbids in names, and what can't be seen: controls, joiners and marks of direction.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+')
# Windows keeps these for itself, whatever follows after a dot; small raised figures count as figures for it.
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)


def plain_name(text: str, otherwise: str = "participant") -> str:
    """Give a text as part of a file name on any system: small ASCII letters, figures and hyphens.

    `otherwise` stands for a text of which nothing is left.
    """
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", letters)[:_LONGEST].strip("-") or otherwise


def safe_name(text: str) -> str:
    """Give a text as the name of a file or folder in its own letters, without its ending.

    Gives nothing where nothing of it is left.
    """
    words = " ".join(_FORBIDDEN.sub(" ", text).split())
    name = words[:_LONGEST_SAFE].strip(" .")
    stem, dot, rest = name.partition(".")
    return f"{stem.strip()}_{dot}{rest}" if _DEVICE.fullmatch(stem.strip()) else name
