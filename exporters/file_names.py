"""Names of files that every system takes."""

import re
import unicodedata

_LONGEST = 40


def plain_name(text: str, otherwise: str = "participant") -> str:
    """Give a text as part of a file name on any system: small ASCII letters, figures and hyphens.

    `otherwise` stands for a text of which nothing is left.
    """
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", letters)[:_LONGEST].strip("-") or otherwise
