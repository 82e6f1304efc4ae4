"""What is remembered between two workshops, also where the settings are damaged or can't be kept."""

from __future__ import annotations

import resource
from datetime import date
from pathlib import Path

import pytest

from app.settings import (
    RECENT_LIMIT,
    RecentWorkshop,
    Settings,
    SettingsRefused,
    load_settings,
    save_settings,
)
from app.settings_file import settings_path


def recent(path: str, title: str = "Front line first") -> RecentWorkshop:
    return RecentWorkshop(
        path=path, title=title, client="Northbridge", held_on=date(2026, 3, 4), progress=0.5
    )


def test_without_a_file_the_defaults_hold_and_nothing_is_said() -> None:
    loaded = load_settings()
    assert loaded.settings == Settings()
    assert loaded.said is None
    assert not settings_path().exists()


def test_settings_are_found_again(home: Path) -> None:
    kept = Settings(theme="dark", text_size=1.4, paper="Letter").opened(recent("/w/a.touchline"))
    save_settings(kept)
    assert load_settings().settings == kept
    assert home in settings_path().parents
    assert [each.name for each in settings_path().parent.iterdir()] == ["settings.json"]


def test_the_workshop_opened_last_comes_first_and_only_once() -> None:
    settings = Settings()
    for number in range(RECENT_LIMIT + 3):
        settings = settings.opened(recent(f"/w/{number}.touchline"))
    settings = settings.opened(recent("/v/5.touchline")).opened(recent("/w/9.touchline", "Renamed"))
    assert len(settings.recent) == RECENT_LIMIT
    assert [each.path for each in settings.recent[:2]] == ["/w/9.touchline", "/v/5.touchline"]
    assert settings.recent[0].title == "Renamed"
    assert Path(settings.last_folder or "") == Path("/w")
    assert "/v/5.touchline" not in [each.path for each in settings.forgotten("/v/5.touchline").recent]


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b'{"theme": "pink"}', b'{"text_size": 40}', b"\xff\xfe", b'{"paper": "\xff"}'],
)
def test_damaged_settings_are_kept_aside_and_said(damaged: bytes) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_bytes(damaged)
    loaded = load_settings()
    assert loaded.settings == Settings()
    assert loaded.said is not None
    aside = settings_path().with_name("settings.damaged.json")
    assert str(aside) in str(loaded.said)
    assert aside.read_bytes() == damaged
    assert not settings_path().exists()


def test_damaged_settings_that_cannot_be_moved_are_said() -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_bytes(b"{")
    aside = settings_path().with_name("settings.damaged.json")
    (aside / "in the way").mkdir(parents=True)
    assert load_settings().said is not None
    assert settings_path().read_bytes() == b"{"


def test_settings_that_cannot_be_read_are_said_and_left() -> None:
    settings_path().mkdir(parents=True)
    loaded = load_settings()
    assert loaded.settings == Settings()
    assert loaded.said is not None
    assert loaded.said.key == "settings.unreadable"


def test_settings_that_cannot_be_kept_are_said() -> None:
    settings_path().parent.parent.mkdir(parents=True, exist_ok=True)
    settings_path().parent.touch()
    with pytest.raises(SettingsRefused, match="can’t be kept"):
        save_settings(Settings())


def test_a_full_disk_leaves_the_settings_there_were() -> None:
    save_settings(Settings(theme="dark"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, before[1]))
    try:
        with pytest.raises(SettingsRefused, match="can’t be kept"):
            save_settings(Settings(theme="light"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert load_settings().settings.theme == "dark"
    assert [each.name for each in settings_path().parent.iterdir()] == ["settings.json"]
