"""What the project must not hold: promises instead of work, silenced checks, one developer's machine."""

from __future__ import annotations

import re

# Put together here so that this file doesn't find itself.
PROMISES = re.compile(
    "|".join(["TO" + "DO", "FIX" + "ME", r"\bXX" + r"X\b", "NotImplemented" + "Error", "[Ll]orem " + "ipsum"])
    + "|[Cc]oming "
    + "soon|placeholder "
    + "text|not yet "
    + "implemented"
)
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b(?::[A-Z0-9, ]+|\[[\w, -]+\])?(?P<rest>.*)$")
NOT_MEASURED = re.compile("pragma: no " + "cover")
OWN_FOLDER = re.compile(r"(?<![\w.~>-])/(?:home|Users|root|work|tmp)/\w")


def where(modules, pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{module.path}:{number}: {line.strip()}"
        for module in modules
        for number, line in enumerate(module.text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_nothing_is_promised_instead_of_done(python_files, documents):
    assert not where(python_files, PROMISES)
    assert not [path.name for path in documents if PROMISES.search(path.read_text(encoding="utf-8"))]


def test_content_promises_nothing(root):
    content = sorted((root / "resources").rglob("*.toml"))
    assert content

    assert not [path.name for path in content if PROMISES.search(path.read_text(encoding="utf-8"))]


def test_a_silenced_check_says_why(python_files):
    """The reason stands on the same line after the code, or in a comment on the line above."""
    silent = []
    for module in python_files:
        text = module.text.splitlines()
        for number, line in enumerate(text):
            found = SILENCED.search(line)
            above = text[number - 1].strip() if number else ""
            if found and len(found["rest"].strip(" #:—–-.")) < 4 and not above.startswith("#"):
                silent.append(f"{module.path}:{number + 1}: {line.strip()}")

    assert not silent


def test_what_isnt_measured_stands_in_the_one_list(python_files):
    """tests/coverage.toml holds it; a remark in the code has no effect and would only look as if it had."""
    assert not where(python_files, NOT_MEASURED)


def test_no_file_names_a_folder_of_one_developers_machine(modules, documents):
    assert not where(modules, OWN_FOLDER)
    assert not [path.name for path in documents if OWN_FOLDER.search(path.read_text(encoding="utf-8"))]
