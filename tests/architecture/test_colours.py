"""Colours come from the theme: a literal anywhere else would be wrong in the other of light and dark."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hsva?)\(")
NAMED = re.compile(r"^(?:black|white|red|green|blue|cyan|magenta|yellow|gr[ae]y|orange|transparent)$")


def colours_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of each colour that is written out, and of each style sheet set beside the theme's."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and LITERAL.search(node.value):
            yield node.lineno, node.value
        elif isinstance(node, ast.Attribute) and ast.unparse(node).startswith("Qt.GlobalColor."):
            if node.attr != "transparent":  # an empty pixmap has no theme
                yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("setStyleSheet"):
            yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("QColor"):
            written = [a.value for a in node.args if isinstance(a, ast.Constant)]
            if any(isinstance(value, int) or NAMED.match(str(value)) for value in written):
                yield node.lineno, ast.unparse(node)


def test_no_colour_is_written_outside_the_theme(modules):
    on_screen = [m for m in modules if m.path.startswith("ui/") and not m.path.startswith("ui/theme/")]

    assert not [f"{m.path}:{line}: {text}" for m in on_screen for line, text in colours_in(m.tree)]


@pytest.mark.parametrize(
    "line",
    [
        'pen = QPen("#17202C")',
        'sheet = "color: rgb(1, 2, 3)"',
        "brush = Qt.GlobalColor.red",
        'ink = QtGui.QColor("white")',
        "ink = QColor(0, 0, 0)",
        'label.setStyleSheet("")',
    ],
)
def test_a_colour_is_found_however_it_is_written(line):
    assert list(colours_in(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ['mark = "#journey stage"', "clear = Qt.GlobalColor.transparent", "ink = QColor(theme.text)"]
)
def test_what_only_looks_like_a_colour_is_none(line):
    assert not list(colours_in(ast.parse(line)))
