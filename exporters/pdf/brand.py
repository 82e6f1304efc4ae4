"""How a document shows whose it is: the colours it is set in, and the logo at its head."""

from __future__ import annotations

from msgspec import Struct

from exporters.pdf.logo import Logo
from exporters.pdf.palette import Palette, palette_of


class Brand(Struct, frozen=True):
    """The palette and the logo of one document; they travel with it and are never global."""

    palette: Palette
    logo: Logo | None = None


TOUCHLINE = Brand(palette_of(None))
"""What a document wears whose workshop has neither a colour nor a logo."""
