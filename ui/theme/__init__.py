"""How Touchline looks: its colour tokens, fonts, icons, palette and the one application style sheet."""

from ui.theme.fonts import font, set_text_role
from ui.theme.icons import icon, paint_icon
from ui.theme.tokens import Theme, theme

__all__ = ["Theme", "font", "icon", "paint_icon", "set_text_role", "theme"]
