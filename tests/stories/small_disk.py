"""A disk that is soon full: a small real file system where one may be mounted, else the kernel's limit."""

from __future__ import annotations

import os
import shutil
import subprocess
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SIZE = 3_000_000


class SmallDisk:
    """A folder on a disk that can be filled to the last byte, and relieved again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def fill(self) -> None:
        """Leave no room at all."""

    @abstractmethod
    def make_room(self) -> None:
        """Free what filled it."""


class MountedDisk(SmallDisk):
    """A file system of its own in memory; somebody else's file takes what is left of it."""

    @property
    def _ballast(self) -> Path:
        return self.folder / "somebody-elses-film"

    def fill(self) -> None:
        with self._ballast.open("ab", buffering=0) as ballast:
            for size in (65_536, 4_096, 512):
                try:
                    while ballast.write(b"\0" * size):
                        pass
                except OSError:
                    continue

    def make_room(self) -> None:
        self._ballast.unlink(missing_ok=True)


class LimitedDisk(SmallDisk):
    """No file of this process, nor of those it starts, may grow beyond a size, which the kernel sees to."""

    def fill(self) -> None:
        import resource

        largest = max((each.stat().st_size for each in self.folder.iterdir()), default=0)
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (min(largest, 20_000), most))

    def make_room(self) -> None:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Give a disk that holds three megabytes, in a folder of this name."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    mounted = os.name == "posix" and os.geteuid() == 0 and _done(mount)
    disk: SmallDisk = MountedDisk(folder) if mounted else LimitedDisk(folder)
    try:
        yield disk
    finally:
        disk.make_room()
        if mounted:
            _done(["umount", "--lazy", str(folder)])


def _done(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def written_disk(folder: Path, *files: Path) -> Iterator[Path]:
    """Give a folder with copies of these files where nothing can be written: a stick with its switch on."""
    folder.mkdir()
    for file in files:
        shutil.copy(file, folder)
    root = os.name == "posix" and os.geteuid() == 0
    if root:  # whom no mode of a file keeps from writing
        bind = ["mount", "--bind", str(folder), str(folder)]
        if not (_done(bind) and _done(["mount", "-o", "remount,bind,ro", str(folder)])):
            pytest.skip("root writes everywhere, and no disk can be mounted here")
    else:
        folder.chmod(0o555)
    try:
        yield folder
    finally:
        if root:
            _done(["umount", "--lazy", str(folder)])
        else:
            folder.chmod(0o755)
