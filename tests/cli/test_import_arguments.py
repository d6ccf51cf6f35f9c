"""The words of ``import``."""

from incident_desk.cli.parser import parse


def test_import_takes_files_and_answers_for_reports():
    words = parse(["import", "a.md", "--zone", "-05:00", "b.md", "--day", "2025-03-04", "--again"])
    assert (words.files, words.zone, words.day, words.again) == (["a.md", "b.md"], "-05:00", "2025-03-04", True)
    assert not words.library and not words.dry_run
