"""Where the settings are kept, and the one of them a window needs before all others are read."""

import json
from pathlib import Path

import platformdirs


def settings_path() -> Path:
    """Give the file the settings are kept in, in the user's own configuration folder."""
    return Path(platformdirs.user_config_dir("touchline", appauthor=False)) / "settings.json"


def saved_theme() -> str:
    """Give `light` or `dark` where the user has chosen one, else `system`.

    Settings that are damaged or can't be read count as none here: whoever reads them whole will say so.
    """
    try:
        chosen = json.loads(settings_path().read_bytes())["theme"]
    except (OSError, ValueError, KeyError, TypeError):
        return "system"
    return chosen if chosen in {"light", "dark"} else "system"
