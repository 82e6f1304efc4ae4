"""What Touchline remembers of a user between two workshops: how it looks, and where they left off."""

import contextlib
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from app.errors import WorkshopError
from app.settings_file import settings_path

RECENT_LIMIT = 12

ThemeChoice = Literal["system", "light", "dark"]
Paper = Literal["A4", "Letter"]
TextSize = Annotated[float, Meta(ge=0.5, le=3.0)]


class SettingsRefused(WorkshopError):
    """The settings could not be read or kept."""


class RecentWorkshop(Struct, frozen=True, kw_only=True):
    """A workshop opened lately, as Home shows it; `progress` is the share of its core steps done, 0-1."""

    path: str
    title: str
    client: str
    held_on: date
    progress: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.0


class Settings(Struct, frozen=True, kw_only=True):
    """All that is remembered. `text_size` multiplies the size the system asks for; recent ones come first."""

    theme: ThemeChoice = "system"
    text_size: TextSize = 1.0
    paper: Paper = "A4"
    last_folder: str | None = None
    recent: tuple[RecentWorkshop, ...] = ()

    def opened(self, workshop: RecentWorkshop) -> "Settings":
        """Give the settings with this workshop as the one opened last, and its folder as the last one."""
        others = (each for each in self.recent if each.path != workshop.path)
        recent = (workshop, *others)[:RECENT_LIMIT]
        return replace(self, recent=recent, last_folder=str(Path(workshop.path).parent))

    def forgotten(self, path: str) -> "Settings":
        """Give the settings without the workshop of that path among the recent ones."""
        return replace(self, recent=tuple(each for each in self.recent if each.path != path))


class Loaded(Struct, frozen=True):
    """The settings as read, and what has to be said about it (they were damaged), if anything."""

    settings: Settings
    said: SettingsRefused | None = None


def load_settings() -> Loaded:
    """Give the settings; where there are none, the defaults.

    Damaged settings are kept aside, beside where they were, and the defaults take their place: `said` names
    where they are now. Settings that can't be read are left where they are.
    """
    path = settings_path()
    try:
        return Loaded(msgspec.json.decode(path.read_bytes(), type=Settings))
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError as error:
        return Loaded(Settings(), SettingsRefused("settings.unreadable", path=path, reason=error.strerror))
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return Loaded(Settings(), _kept_aside(path))


def save_settings(settings: Settings) -> None:
    """Keep the settings, all of them or none; raises SettingsRefused where the folder does not let them."""
    path = settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(settings), indent=1))
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        raise SettingsRefused("settings.unwritable", path=path, reason=error.strerror) from error


def _kept_aside(path: Path) -> SettingsRefused:
    aside = path.with_suffix(".damaged.json")
    try:
        path.replace(aside)
    except OSError as error:
        return SettingsRefused("settings.unreadable", path=path, reason=error.strerror)
    return SettingsRefused("settings.damaged", aside=aside)
