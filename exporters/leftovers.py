"""Folders that exports make their files in, and what is left of those whose program was killed outright."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import time
from uuid import uuid4

SCRATCH = ".touchline-export-"
"""How a scratch folder's name begins; then come the number of folders the export makes around it, which
machine and which process it is made by, and a random part."""

KEPT = ".kept"
"""Below a scratch folder: what stood under a name before, until every file has its own."""

_NAME = re.compile(re.escape(SCRATCH) + r"\d+-(?P<machine>[0-9a-f]{8})-(?P<process>\d{1,9})-[0-9a-f]{32}")
_LONG_AGO = 86_400  # seconds: no export takes a day


def scratch_name(missing: int) -> str:
    """Give a new scratch folder's name; the export makes so many folders around it."""
    return f"{SCRATCH}{missing}-{_machine()}-{os.getpid()}-{uuid4().hex}"


def clear_leftovers(folder: Path) -> None:
    """Remove what exports into this folder left there when they were killed: nobody else ever would.

    Others may be at work there at this moment, also from another computer: only a process of this one can be
    known to have ended, any other folder has to be a day old. Where a replaced file is kept, all stays.
    """
    with suppress(OSError):
        for each in folder.iterdir():
            if _is_left(each) and not (each / KEPT).exists():
                shutil.rmtree(each, ignore_errors=True)  # never what a link there leads to


def _is_left(scratch: Path) -> bool:
    found = _NAME.fullmatch(scratch.name)
    if found is None:
        return False
    is_ours = found["machine"] == _machine()
    return (is_ours and _has_ended(int(found["process"]))) or _is_old(scratch)


def _has_ended(process: int) -> bool:
    """Tell whether it is sure that this process has ended.

    On Windows that can't be asked: what elsewhere only looks for a process would end it there.
    """
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except OSError as fault:
        return isinstance(fault, ProcessLookupError)
    return False


def _is_old(scratch: Path) -> bool:
    return time() - scratch.lstat().st_mtime > _LONG_AGO


def _machine() -> str:
    """Tell this computer from others that write to the same folder, without telling its name."""
    return sha256(socket.gethostname().encode()).hexdigest()[:8]
