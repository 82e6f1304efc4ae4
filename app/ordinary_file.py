"""Opening files that may come from anywhere: a pipe would wait for ever, and a device never end."""

import errno
import os
import stat
from pathlib import Path
from shutil import SpecialFileError
from typing import BinaryIO

# Not waiting is for pipes, which Windows doesn't have among its files; there, bytes have to be asked for.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_ordinary(path: Path) -> BinaryIO:
    """Open a file to be read, as bytes, without ever waiting for it.

    Raises SpecialFileError where it is no ordinary file, IsADirectoryError where it is a folder, and what
    else the system says, all of them kinds of OSError.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        handle = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno == errno.ENXIO:  # a socket, or a device that isn't there
            raise SpecialFileError(str(path)) from error
        raise
    # Asked of what is open by now: under the name something else may stand a moment later.
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise SpecialFileError(str(path))
