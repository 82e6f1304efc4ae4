"""How the characters of a page are written in its file: as the bytes by which the file knows them."""

from collections.abc import Iterator
from typing import Any

from exporters.pdf.fonts import Font

_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})


class Codes(dict[int, str]):
    """What stands for each character of a font in one file: its byte, escaped as PDF strings want it.

    `name` is what the file calls the font. A file names 256 characters of a font at most by one name; what
    is beyond them, as CJK may be, is given as a character above U+00FF.
    """

    def __init__(self, font: Font, file: Any) -> None:
        super().__init__()
        self.font, self.file = font, file
        self.name = b""

    def __missing__(self, character: int) -> str:
        """Give a character its byte."""
        ((subset, (byte,)),) = self.font.splitString(chr(character), self.file)
        self.name = self.font.getSubsetInternalName(0, self.file).encode()
        self[character] = _ESCAPES.get(byte) or chr(byte) if subset == 0 else chr(subset << 8 | byte)
        return self[character]

    def written(self, text: str) -> Iterator[tuple[bytes, bytes]]:
        """Give a text as stretches, each as the name of the font and the content of a PDF string."""
        said = text.translate(self)
        try:
            yield self.name, said.encode("latin-1")
        except UnicodeEncodeError:
            for subset, encoded in self.font.splitString(text, self.file):
                name = self.font.getSubsetInternalName(subset, self.file).encode()
                yield name, encoded.decode("latin-1").translate(_ESCAPES).encode("latin-1")
