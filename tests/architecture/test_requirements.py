"""What gets installed: exactly what was locked, from wherever the machine gets its packages."""

from __future__ import annotations

import re
import tomllib

import pytest

LOCKS = ("run", "dev", "package")


def normal(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(root, lock: str) -> dict[str, str]:
    """Name to version of what a lock pins."""
    text = (root / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE))


def wanted(root) -> dict[str, list[str]]:
    """The names that pyproject.toml asks for, by the lock they belong to."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = {"run": project["project"]["dependencies"], **project["dependency-groups"]}
    return {name: [normal(re.match(r"[\w.-]+", line)[0]) for line in lines] for name, lines in groups.items()}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_versions_and_hashes_and_no_address(lock, root):
    text = (root / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    requirements = re.split(r"\n(?=\S)", text.strip())

    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", each) for each in requirements)
    assert not re.search(r"https?:|file:|index|find-links|--trusted|@", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_is_asked_for_and_all_that_runs(lock, root):
    names = wanted(root)

    assert {*names["run"], *names[lock]} <= set(locked(root, lock))
    assert locked(root, "run").items() <= locked(root, lock).items()


def test_pyside_stays_where_python_3_11_works(root):
    """docs/decisions/0004: newer ones abort there."""
    assert locked(root, "run")["pyside6-essentials"] == "6.11.3"
