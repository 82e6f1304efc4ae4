"""The stroke icons of resources/icons in the colours of the look, sharp at any scale."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from app.content import resource
from ui.theme.tokens import theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer


@cache
def _renderer(name: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # 20 ms, which a first frame without icons needn't wait for

    file = resource("icons", f"{name}.svg")
    return QSvgRenderer(file.read_bytes())


@cache
def _pixmap(name: str, colour: int, width: int, height: int) -> QPixmap:
    """The glyph in one colour, in device pixels."""
    found = QPixmap(width, height)
    if found.isNull():  # a button squeezed to nothing, as it can be in the middle of a new layout
        return found
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    _renderer(name).render(painter, QRectF(0, 0, width, height))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(found.rect(), QColor.fromRgba(colour))
    painter.end()
    return found


def paint_icon(painter: QPainter, name: str, rect: QRect | QRectF, colour: QColor) -> None:
    """Paint the glyph into `rect` (logical pixels) in this colour, at the painter's own device scale."""
    scale = painter.device().devicePixelRatioF()
    glyph = _pixmap(name, colour.rgba(), round(rect.width() * scale), round(rect.height() * scale))
    painter.drawPixmap(QRectF(rect), glyph, QRectF(glyph.rect()))


class GlyphEngine(QIconEngine):
    """Draws one glyph in the colour a token has at that moment, so a theme switch needs no new icons."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def _colour(self, mode: QIcon.Mode) -> QColor:
        if mode == QIcon.Mode.Disabled:
            return theme().colour("text3", 0.7)
        return theme().colour(self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, self._name, rect, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _pixmap(self._name, self._colour(mode).rgba(), size.width(), size.height())

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The glyph for a size in logical pixels on a screen of this scale."""
        found = QPixmap(self.pixmap(size * scale, mode, state))
        found.setDevicePixelRatio(scale)
        return found

    def clone(self) -> QIconEngine:
        return _engine(self._name, self._role)


# Qt deletes the C++ part of an engine with its icon; the Python part must live as long.
_engines: list[GlyphEngine] = []


def _engine(name: str, role: str) -> GlyphEngine:
    made = GlyphEngine(name, role)
    _engines.append(made)
    return made


@cache
def icon(name: str, role: str = "text2") -> QIcon:
    """The icon `name` of resources/icons in the colour of token `role`, whatever the look in use."""
    if not resource("icons", f"{name}.svg").is_file():
        raise KeyError(name)
    return QIcon(_engine(name, role))


def icon_rect(rect: QRect, size: int) -> QRect:
    """A square of `size` centred in `rect`."""
    return QRect(
        QPoint(rect.center().x() - size // 2 + 1, rect.center().y() - size // 2 + 1), QSize(size, size)
    )
