"""Whether something stands under a path, asked without failing."""

from pathlib import Path


def is_there(path: Path) -> bool:
    """Tell whether something stands under this path.

    Where that can't even be asked, as of a name too long for the disk, there is nothing: whoever then writes
    there is refused in words.
    """
    try:
        return path.exists()
    except OSError:
        return False
