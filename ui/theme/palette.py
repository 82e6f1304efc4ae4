"""The look as a QPalette, so that Fusion and every stock widget paint in its colours."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from ui.theme.tokens import Theme

Role = QPalette.ColorRole
Group = QPalette.ColorGroup

ROLE_TOKENS = {
    Role.Window: "bg",
    Role.WindowText: "text",
    Role.Base: "surface",
    Role.AlternateBase: "surface2",
    Role.Text: "text",
    Role.PlaceholderText: "text3",
    Role.Button: "surface",
    Role.ButtonText: "text",
    Role.BrightText: "bad",
    Role.ToolTipBase: "rail",
    Role.ToolTipText: "rail_text",
    Role.Highlight: "accent",
    Role.HighlightedText: "on_accent",
    Role.Accent: "accent",
    Role.Link: "focus",
    Role.LinkVisited: "focus",
    Role.Light: "surface",
    Role.Midlight: "surface2",
    Role.Mid: "border",
    Role.Dark: "border_strong",
    Role.Shadow: "shadow",
}
DISABLED_TOKENS = {
    Role.WindowText: "text3",
    Role.Text: "text3",
    Role.ButtonText: "text3",
    Role.Highlight: "surface2",
}


def palette(look: Theme) -> QPalette:
    """The palette of a look, its disabled group in the quieter text colour."""
    made = QPalette()
    for role, token in ROLE_TOKENS.items():
        made.setColor(role, look.colour(token))
    for role, token in DISABLED_TOKENS.items():
        made.setColor(Group.Disabled, role, look.colour(token))
    return made
