"""From a path to an open workshop: the sample, an import, and names that are taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.content import resource
from app.errors import FileRefused, InputRefused
from app.flow.templates import templates
from tests.ui.conftest import DETAILS
from tests.ui.windows import THE_DAY, kept
from ui.opening import (
    apply_remedy,
    create_workshop,
    data_folder,
    free_path,
    import_json,
    open_sample,
    open_workshop,
    remedies,
    workshops_folder,
)


def test_workshops_and_data_have_folders_of_their_own(home: Path) -> None:
    assert workshops_folder() == home / "Documents" / "Touchline"
    assert workshops_folder().is_dir()
    assert home in data_folder().parents


def test_where_their_folder_cannot_be_made_workshops_go_to_the_users_own(home: Path) -> None:
    (home / "Documents").write_text("a file where the folder should be")
    assert workshops_folder() == home


def test_no_file_is_written_over(tmp_path: Path) -> None:
    wanted = tmp_path / "client.touchline"
    assert free_path(wanted) == wanted
    wanted.write_text("")
    (tmp_path / "client 2.touchline").write_text("")
    assert free_path(wanted) == tmp_path / "client 3.touchline"


def test_the_sample_is_a_fresh_copy_each_time(tmp_path: Path) -> None:
    first, second = open_sample(tmp_path), open_sample(tmp_path)
    assert first.workshop == second.workshop
    assert first.path != second.path
    first.close()
    second.close()


def test_an_import_leaves_the_json_as_it_is(tmp_path: Path) -> None:
    given = tmp_path / "council.json"
    data = resource("samples", "building-supplies.json").read_bytes()
    given.write_bytes(data)
    made = import_json(given)
    workshop = made.workshop
    made.close()
    assert kept(tmp_path / "council.touchline") == workshop
    assert given.read_bytes() == data
    given.write_text("{}")
    with pytest.raises(InputRefused):
        import_json(given)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["council.json", "council.touchline"]


def test_json_of_the_longest_name_there_is_has_no_workshop_beside_it(tmp_path: Path) -> None:
    given = tmp_path / f"{'x' * 246}.json"
    given.write_bytes(resource("samples", "building-supplies.json").read_bytes())
    with pytest.raises(FileRefused, match=r"“x{246}\.touchline” is too long"):
        import_json(given)
    assert list(tmp_path.iterdir()) == [given]


def test_a_new_workshop_has_the_agenda_of_its_template(tmp_path: Path) -> None:
    made = create_workshop(tmp_path / "new.touchline", DETAILS, templates()[1].key)
    assert made.workshop.agenda_items
    made.close()
    with pytest.raises(FileRefused):
        create_workshop(tmp_path / "new.touchline", DETAILS, templates()[1].key)


def test_only_refusals_that_can_be_helped_have_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "client.touchline"
    for key in ("file.already_open", "file.read_only"):
        assert remedies(FileRefused(key, name="client", folder="x"), path)[0] == "read_only"
    damaged = FileRefused("file.damaged", name="client")
    assert remedies(damaged, path) == ("", "")
    assert remedies(damaged, None) == ("", "")
    create_workshop(path, DETAILS, templates()[0].key).close()
    open_workshop(path).close()
    assert remedies(damaged, path)[0] == "restore"
    restored = apply_remedy("restore", path, THE_DAY)
    assert restored.workshop.details == DETAILS
    restored.close()
