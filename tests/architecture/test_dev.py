"""The developers' door: what it says and refuses, and that the caller's modules are never taken for ours."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys

import pytest


@pytest.fixture
def dev(root, tmp_path, monkeypatch):
    """dev.py as a module, with an environment of its own that nothing was installed into."""
    monkeypatch.setenv("TOUCHLINE_VENV", str(tmp_path / "venv"))
    spec = importlib.util.spec_from_file_location("dev", root / "dev.py")
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "dev", module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def installed(dev):
    """The same, once all that a verb needs was found or installed."""
    dev.PYTHON.parent.mkdir(parents=True)
    dev.PYTHON.symlink_to(sys.executable)
    names = {name for verb in dev.VERBS.values() for name in verb.system_names}
    dev.Stamp({lock: dev.fingerprint(lock) for lock in dev.LOCK_GROUPS}, sorted(names)).write()
    return dev


def test_without_a_verb_it_lists_them(dev, capsys):
    assert dev.main([]) == 0

    listed = capsys.readouterr().out
    assert all(
        f"  {verb} " in listed
        for verb in ("run", "test", "check", "cli", "tour", "bench", "judge", "package")
    )


def test_an_unknown_verb_is_wrong_usage(dev, capsys):
    assert dev.main(["fly"]) == 2

    said = capsys.readouterr()
    assert 'There is no verb "fly".' in said.err
    assert not said.out


def test_the_exit_code_of_the_command_line_is_passed_on_from_the_callers_folder(
    installed, tmp_path, monkeypatch, capfd
):
    program = tmp_path / "program.py"
    program.write_text("import pathlib, sys; print(pathlib.Path.cwd(), *sys.argv[1:]); sys.exit(7)")
    monkeypatch.setattr(installed, "PROGRAM", str(program))
    monkeypatch.chdir(tmp_path)

    assert installed.main(["cli", "json", "kickoff.touchline"]) == 7
    assert capfd.readouterr().out == f"{tmp_path} json kickoff.touchline\n"


def test_a_program_killed_by_a_signal_fails_as_in_a_shell(installed):
    assert installed.python(["-c", "import os; os.kill(os.getpid(), 9)"]) == 137


def test_settings_of_the_callers_python_are_left_out(installed, monkeypatch, capfd):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")

    installed.python(["-c", "import os; print(os.environ.get('PYTHONPATH'))"])

    assert capfd.readouterr().out == "None\n"


def test_a_second_call_trusts_the_stamp(installed, monkeypatch):
    monkeypatch.setattr(installed.subprocess, "run", None)

    for verb in installed.VERBS.values():
        installed.set_up(verb)


def test_a_changed_lock_or_a_broken_stamp_is_set_up_anew(installed):
    verb = installed.VERBS["cli"]
    assert installed.is_set_up(verb)

    stamp = installed.Stamp.read()
    installed.Stamp({**stamp.locks, "run": "of last month"}, stamp.system).write()
    assert not installed.is_set_up(verb)

    installed.STAMP.write_text(json.dumps({"colour": "red"}))
    assert not installed.is_set_up(verb)


def test_without_rights_it_prints_the_command_and_stops(dev, monkeypatch, capsys):
    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(dev.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)

    assert dev.main(["cli", "schema"]) == 1
    said = capsys.readouterr()
    assert "  sudo apt-get install -y libegl1" in said.err
    assert not said.out


def test_on_another_system_it_names_what_is_missing(dev, monkeypatch, capsys):
    monkeypatch.setattr(dev, "loads", lambda library: library != "libGL.so.1")
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)

    assert dev.main(["cli", "schema"]) == 1
    assert "libgl1" in capsys.readouterr().err


@pytest.mark.parametrize(("answers", "code"), [((100, 0), 0), ((0, 100), 1)])
def test_packages_are_installed_though_another_apt_refreshes_the_lists(dev, monkeypatch, answers, code):
    asked = []

    def apt(command, **_):
        asked.append(command)
        return subprocess.CompletedProcess(command, answers[len(asked) - 1])

    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(dev.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
    monkeypatch.setattr(dev.subprocess, "run", apt)

    if code:
        with pytest.raises(dev.SetUpFailed, match="apt-get install -y libegl1"):
            dev.install_system_packages(dev.VERBS["cli"])
    else:
        dev.install_system_packages(dev.VERBS["cli"])

    assert [command[2] if "update" in command else command[-1] for command in asked] == ["update", "libegl1"]
    assert any(each.startswith("DPkg::Lock::Timeout=") for each in asked[1])  # and it waits for its turn


def test_without_a_display_the_app_says_so_and_plays_the_tour(installed, monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    played = []
    monkeypatch.setattr(installed, "tour", lambda arguments: played.append(arguments) or 0)

    assert installed.run([]) == 0
    assert played
    assert "There is no display here" in capsys.readouterr().err


def test_modules_in_the_callers_folder_are_never_taken_for_ours(root, tmp_path):
    for name in ("app", "ui", "exporters", "msgspec"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not ours')")

    done = subprocess.run(
        [sys.executable, root / "touchline.py", "schema"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["type"] == "object"
