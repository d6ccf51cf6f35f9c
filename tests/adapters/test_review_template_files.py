"""Template files on the disk: real ones, good and bad."""

import os

import pytest

from incident_desk.adapters.review_template_files import LARGEST, FolderTemplates
from incident_desk.domain.errors import Refused
from incident_desk.services.review_templates import STANDARD, ReviewTemplates, TemplateFile

OURS = 'title = "Ours"\n[[section]]\nid = "a"\ntitle = "Ä"\n'


def test_without_a_folder_the_shipped_ones_are_there_and_nothing_is_made(tmp_path):
    files = FolderTemplates(tmp_path / "none")
    found = ReviewTemplates(files).all()
    assert found.problems == () and all(shipped for _, shipped in found.templates)
    names = "blameless ics-209 ics-214 outage-report playbook-review recovery-report"
    assert {one.name for one, _ in found.templates} == {STANDARD, *names.split()}
    assert not (tmp_path / "none").exists() and files.folder == str(tmp_path / "none")


def test_own_ones_come_first_with_or_without_a_byte_order_mark(tmp_path):
    (tmp_path / "standard.toml").write_text(OURS, "utf-8-sig")
    (tmp_path / ".hidden.toml").write_text("x")
    (tmp_path / "notes.txt").write_text("x")
    templates = ReviewTemplates(FolderTemplates(tmp_path))
    assert templates.standard().sections[0].title == "Ä"
    assert [shipped for _, shipped in templates.all().templates][:2] == [False, True]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b'title = "x"\n\xff\xfe', "line 2: it is no UTF-8"), (b"#" * (LARGEST + 1), "no review template has")],
)
def test_a_file_that_is_no_text_or_too_large_is_refused_with_its_path(tmp_path, data, words):
    (tmp_path / "bad.toml").write_bytes(data)
    with pytest.raises(Refused, match=words) as met:
        FolderTemplates(tmp_path).read(TemplateFile("bad"))
    assert str(tmp_path / "bad.toml") in str(met.value)


def test_what_went_away_or_is_a_folder_is_told_beside_the_others(tmp_path):
    (tmp_path / "folder.toml").mkdir()
    os.symlink(tmp_path / "nowhere", tmp_path / "gone.toml")
    found = ReviewTemplates(FolderTemplates(tmp_path)).all()
    assert len(found.problems) == 2 and len(found.templates) == 7
    assert all("can't be read" in one for one in found.problems)
