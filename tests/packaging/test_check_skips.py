"""A skip that no list allows fails the run."""

import pytest

RESULTS = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" tests="3">
<testcase classname="tests.domain.test_clock" name="test_it_ticks" />
<testcase classname="tests.faults.test_power" name="test_cut[1]"><skipped type="pytest.skip" message="strace is absent">x</skipped></testcase>
<testcase classname="tests.formats.test_seeds" name="test_all"><skipped type="pytest.skip" message="../shared is absent">y</skipped></testcase>
</testsuite></testsuites>
"""  # noqa: E501


def test_a_listed_skip_is_expected_and_another_is_not(check_skips):
    allowed = check_skips.allowed_in("# a comment\n\n* | ../shared is absent | not part of the repository\n")
    wrong = check_skips.unexpected(check_skips.skips_in(RESULTS), allowed)
    assert [(skip.test, skip.reason) for skip in wrong] == [
        ("tests.faults.test_power.test_cut[1]", "strace is absent")
    ]


def test_a_line_covers_only_its_own_test(check_skips):
    allowed = check_skips.allowed_in("tests.other.* | strace is absent | reason\n* | ../shared is absent | reason")
    assert len(check_skips.unexpected(check_skips.skips_in(RESULTS), allowed)) == 1


def test_a_line_without_its_why_is_refused(check_skips):
    with pytest.raises(ValueError, match="line 2"):
        check_skips.allowed_in("# fine\n* | strace is absent |\n")


def test_the_exit_code_says_it_and_the_text_names_the_test(check_skips, tmp_path, capsys):
    (tmp_path / "results.xml").write_text(RESULTS, "utf-8")
    (tmp_path / "allowed.txt").write_text("* | ../shared is absent | reason\n", "utf-8")

    assert check_skips.main([str(tmp_path / "results.xml"), str(tmp_path / "allowed.txt")]) == 1
    assert "tests.faults.test_power.test_cut[1] (strace is absent)" in capsys.readouterr().out

    (tmp_path / "allowed.txt").write_text("* | absent | reason\n", "utf-8")
    assert check_skips.main([str(tmp_path / "results.xml"), str(tmp_path / "allowed.txt")]) == 0


def test_the_list_that_ci_uses_can_be_read(check_skips):
    from pathlib import Path

    list_of_ci = Path(__file__).resolve().parent.parent.parent / ".ci" / "allowed_skips.txt"
    assert check_skips.allowed_in(list_of_ci.read_text("utf-8"))
