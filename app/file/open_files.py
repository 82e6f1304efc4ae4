"""Which workshop files this process has open: opening one of them twice would silently drop its lock."""

from pathlib import Path

Identity = tuple[int, int]
"""Device and inode: what a file is, whatever it is called."""

NOWHERE: Identity = (0, 0)
"""What stands for a file that isn't there."""

_OPEN: set[Identity] = set()


def identity(path: Path) -> Identity:
    """Give what the file at `path` is, NOWHERE where there is none (or its folder can't be reached)."""
    try:
        found = path.stat()
    except OSError:
        return NOWHERE
    return found.st_dev, found.st_ino


def is_open_here(path: Path) -> bool:
    """Tell whether this process has the file open, under whatever name."""
    return identity(path) in _OPEN


def note_open(file: Identity) -> None:
    """Remember that this process has the file open."""
    _OPEN.add(file)


def note_closed(file: Identity) -> None:
    """Forget a file that has been closed."""
    _OPEN.discard(file)
