"""A picture on its way to become the logo: read and decoded in a thread, so that it holds up no window."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

from app.errors import InputRefused
from app.logo import logo_from

PERIOD_MS = 25


class _Reading(Thread):
    """Makes the logo of one picture, once the one before has ended: a large one takes much memory."""

    def __init__(self, path: Path, before: Thread | None) -> None:
        super().__init__(name="touchline-logo", daemon=True)
        self.path = path
        self.before = before
        self.stop = Event()
        self.logo: bytes | None = None
        self.picture = QImage()
        self.refused: InputRefused | None = None

    def run(self) -> None:
        if self.before is not None:
            self.before.join()
            self.before = None
        if self.stop.is_set():
            return
        try:
            logo = logo_from(self.path)
        except InputRefused as refused:
            self.refused = refused
            return
        packed = QBuffer()
        packed.setData(logo)
        packed.open(QIODevice.OpenModeFlag.ReadOnly)
        # What QImage.fromData does, but without holding up every other thread meanwhile.
        self.picture = QImageReader(packed).read()
        self.logo = logo


class LogoReader(QObject):
    """Reads the picture in a file, and tells `finished(logo, picture)` or `refused(InputRefused)`.

    The logo is bytes as a file keeps them, the picture a QImage of it.
    """

    finished = Signal(object, object)
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading: _Reading | None = None
        self._last: _Reading | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Tell whether a picture is being read."""
        return self._reading is not None

    def read(self, path: Path) -> None:
        """Begin to read; what was being read before is forgotten."""
        self.stop()
        self._reading = self._last = _Reading(path, self._last)
        self._reading.start()
        self._timer.start()

    def stop(self) -> None:
        """Forget the picture that is being read."""
        self._timer.stop()
        if self._reading is not None:
            self._reading.stop.set()
        self._reading = None

    def close(self) -> None:
        """Forget the picture that is being read, and wait until its thread has ended."""
        self.stop()
        if self._last is not None:
            self._last.join()
        self._last = None

    @Slot()
    def _look(self) -> None:
        reading = self._reading
        assert reading is not None  # the timer runs only while there is one
        if reading.is_alive():
            return
        self.stop()
        if reading.logo is not None:
            self.finished.emit(reading.logo, reading.picture)
        elif reading.refused is not None:
            self.refused.emit(reading.refused)
        else:
            self.refused.emit(InputRefused("logo.not_a_picture", path=reading.path))
            raise RuntimeError("reading the picture for the logo ended early")
