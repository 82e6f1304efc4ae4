"""Files are short, say why they exist, and are named for what they hold."""

from __future__ import annotations

import ast
import re
import statistics

# Names that say what pattern a thing follows instead of what it is in a workshop.
PATTERN_NAMES = re.compile(r"(Manager|Helper|Utils?|Base)$|^(Abstract|Base)[A-Z]")
PATTERN_FILES = re.compile(r"(^|_)(manager|helpers?|utils?|misc|common|base)(_|$)")


def lines(module) -> int:
    return module.text.count("\n")


def test_no_file_is_longer_than_500_lines(python_files):
    assert not {m.path: lines(m) for m in python_files if lines(m) > 500}


def test_half_of_the_files_have_at_most_150_lines(modules):
    sizes = [lines(m) for m in modules if not m.path.endswith("__init__.py")]

    assert statistics.median(sizes) <= 150


def test_neither_tests_nor_packaging_are_packages(root):
    """`tests/app/__init__.py` would shadow `app`, and `packaging/__init__.py` a library that pytest needs."""
    found = [path for folder in ("tests", "packaging") for path in (root / folder).rglob("__init__.py")]

    assert not found


def test_every_package_of_the_product_is_one(root, modules):
    """A folder without `__init__.py` works from the tree and vanishes from the frozen program."""
    folders = {(root / module.path).parent for module in modules}

    assert not {str(folder) for folder in folders if not (folder / "__init__.py").exists()}


def test_every_module_says_why_it_exists(python_files):
    assert not [m.path for m in python_files if m.text.strip() and not ast.get_docstring(m.tree)]


def test_names_say_what_a_thing_is(modules):
    classes = [
        f"{module.path}: {node.name}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and PATTERN_NAMES.search(node.name)
    ]
    files = [m.path for m in modules if PATTERN_FILES.search(m.name.rpartition(".")[2])]

    assert not classes + files


def test_file_names_are_unlike_the_standard_library_where_they_are_top_level(root):
    """A script at the root lends its folder to every import: it must not hide a module of Python's own."""
    import sys

    assert not {path.stem for path in root.glob("*.py")} & sys.stdlib_module_names
