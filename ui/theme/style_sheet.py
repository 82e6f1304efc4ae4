"""The one application style sheet, made from the tokens, for the stock widgets Fusion alone can't dress."""

from __future__ import annotations

from string import Template

from app.content import resource
from ui.theme.tokens import Theme


def style_sheet(look: Theme, factor: float) -> str:
    """QSS for a look at a text size; a token the sheet names and the look lacks is a KeyError."""
    lengths = {
        "line": f"{round(20 * factor)}px",
        "line_small": f"{round(16 * factor)}px",
        "indicator": f"{round(18 * factor)}px",
        "indicator_radius": f"{round(9 * factor)}px",
        "drop": f"{round(26 * factor)}px",
    }
    text = resource("themes", "application.qss").read_text("utf-8")
    icons = {"icons": resource("themes").as_posix()}
    return Template(text).substitute(
        {**look.colours, **lengths, **icons}, scheme="dark" if look.dark else "light"
    )
