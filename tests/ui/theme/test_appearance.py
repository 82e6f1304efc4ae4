"""A look is put on the whole application at once and follows the system unless the user chose one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from app.content import resource
from ui.theme.appearance import Appearance, system_text_factor
from ui.theme.fonts import ROLES, font, role_of, scaled, text_factor
from ui.theme.icons import icon, icon_rect
from ui.theme.tokens import theme
from ui.widgets.heading import Heading
from ui.widgets.number_field import NumberField


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Appearance]:
    # Windows of earlier tests may have left theirs behind, which would follow the system as well.
    for earlier in qapp.findChildren(Appearance):
        earlier.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    appearance = Appearance(qapp, scheme="light")
    yield appearance
    appearance.set_text_size(1.0)
    appearance.set_scheme("light")
    appearance.deleteLater()


def test_switching_changes_palette_and_sheet(look: Appearance, qapp: QApplication, qtbot: QtBot) -> None:
    light = qapp.palette().color(QPalette.ColorRole.Window)
    with qtbot.waitSignal(look.changed):
        look.set_scheme("dark")
    assert theme().dark
    assert look.scheme == "dark"
    assert look.theme is theme()
    assert look.text_size == 1.0
    assert qapp.palette().color(QPalette.ColorRole.Window) != light
    assert theme().hex("surface") in qapp.styleSheet()


def test_system_scheme_is_followed_until_one_is_chosen(look: Appearance, qapp: QApplication) -> None:
    look.set_scheme("system")
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme().dark is dark
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme().dark is dark
    look.set_scheme("dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme().dark


def test_text_size_reaches_widgets_that_are_already_there(look: Appearance, qtbot: QtBot) -> None:
    heading = Heading("Departments")
    qtbot.addWidget(heading)
    field = QLineEdit()
    qtbot.addWidget(field)
    heading.show()
    field.show()
    look.set_scheme("dark")  # a sheet has styled it: the next one gives back the font it had then
    before = heading.font().pixelSize()
    look.set_text_size(1.4)
    assert heading.font().pixelSize() == round(before * 1.4)
    assert field.font().pixelSize() == font("body").pixelSize()
    assert role_of(heading) == "display"
    assert scaled(10) == 14
    look.set_text_size(9)
    assert text_factor() == 2.0


def test_the_cross_that_clears_a_number_can_be_seen_in_every_look(look: Appearance, qtbot: QtBot) -> None:
    field = NumberField("People", value=22)
    qtbot.addWidget(field)
    field.show()
    cross = field.findChild(QToolButton)

    def inks() -> set[str]:
        picture = field.grab(cross.geometry()).toImage()
        every = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
        return {picture.pixelColor(x, y).name() for x, y in every}

    for scheme in ("dark", "light"):
        look.set_scheme(scheme)
        qtbot.waitUntil(lambda: theme().hex("text2").lower() in inks())  # it fades in


def test_larger_system_text_is_followed(qapp: QApplication) -> None:
    before = qapp.font()
    larger = QFont(before)
    larger.setPixelSize(24)
    qapp.setFont(larger)
    assert system_text_factor(qapp) > 1.5
    qapp.setFont(before)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_set_in_inter(look: Appearance, role: str) -> None:  # noqa: ARG001 - loads the fonts
    assert QFontInfo(font(role)).family() == "Inter"
    assert font(role).pixelSize() == ROLES[role].pixels


def test_figures_of_the_timer_have_one_width(look: Appearance) -> None:  # noqa: ARG001 - loads the fonts
    metrics = QFontMetricsF(font("timer"))
    assert metrics.horizontalAdvance("11:11") == pytest.approx(metrics.horizontalAdvance("00:00"))


def test_changing_a_font_leaves_the_role_as_it_is(look: Appearance) -> None:  # noqa: ARG001 - loads the fonts
    font("body").setPixelSize(99)
    assert font("body").pixelSize() == ROLES["body"].pixels


@pytest.mark.parametrize("name", sorted(file.stem for file in resource("icons").glob("*.svg")))
def test_every_icon_is_drawn_in_the_looks_colour(look: Appearance, name: str) -> None:
    for scheme in ("light", "dark"):
        look.set_scheme(scheme)
        assert _is_inked(icon(name, "text").pixmap(40, 40).toImage(), theme().colour("text"))


def _is_inked(image: QImage, colour: QColor) -> bool:
    return any(image.pixelColor(x, y) == colour for x in range(40) for y in range(40))


def test_disabled_icon_is_quieter(look: Appearance) -> None:  # noqa: ARG001 - applies the look
    normal = icon("plus", "text").pixmap(20, 20, QIcon.Mode.Normal)
    assert normal.toImage() != icon("plus", "text").pixmap(20, 20, QIcon.Mode.Disabled).toImage()


def test_icons_are_sharp_on_fine_screens(look: Appearance) -> None:  # noqa: ARG001 - applies the look
    fine = icon("check").pixmap(QSize(20, 20), 2.0)
    assert (fine.width(), fine.devicePixelRatio()) == (40, 2.0)
    window = QPixmap(40, 40)
    window.setDevicePixelRatio(2.0)
    window.fill(Qt.GlobalColor.transparent)
    painter = QPainter(window)
    icon("check", "text").paint(painter, icon_rect(QRect(0, 0, 20, 20), 20))
    painter.end()
    assert _is_inked(window.toImage(), theme().colour("text"))


def test_icon_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("unicorn")


def test_icons_can_be_copied(look: Appearance) -> None:  # noqa: ARG001 - applies the look
    copy = QIcon(icon("check"))
    assert copy.pixmap(20, 20).toImage() == icon("check").pixmap(20, 20).toImage()
