"""One function finds what is shipped, in the repository and in the wheel."""

import json

import pytest

from incident_desk import resource_files
from incident_desk.resource_files import resource


def test_a_shipped_file_is_found_by_its_folder_and_name():
    assert json.loads(resource("tokens.json").read_text("utf-8"))
    assert resource("fonts", "Inter-Regular.otf").stat().st_size > 100_000


def test_a_folder_is_found_too():
    assert resource("icons").is_dir()


def test_what_is_not_shipped_is_named():
    with pytest.raises(FileNotFoundError, match="resources/icons/nothing.svg"):
        resource("icons", "nothing.svg")


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package in an empty place, as the function sees its own."""
    folder = tmp_path / "incident_desk"
    folder.mkdir()
    monkeypatch.setattr(resource_files, "_PACKAGE", folder)
    return folder


def test_in_the_wheel_it_lies_inside_the_package(package):
    (package / "resources").mkdir()
    (package / "resources" / "a.txt").write_text("inside")
    assert resource("a.txt").read_text() == "inside"


def test_in_the_repository_it_lies_beside_the_package(package):
    (package.parent / "resources").mkdir()
    (package.parent / "resources" / "a.txt").write_text("beside")
    assert resource("a.txt").read_text() == "beside"


def test_the_package_own_files_go_first(package):
    for folder, text in ((package, "inside"), (package.parent, "beside")):
        (folder / "resources").mkdir()
        (folder / "resources" / "a.txt").write_text(text)
    assert resource("a.txt").read_text() == "inside"
