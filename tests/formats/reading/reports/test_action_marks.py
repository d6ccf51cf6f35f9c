"""Done or not, whose, by when: what the words of a follow-up say in passing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.reports.action_marks import is_done_word, marks_of, says_yes, shows_done


@pytest.mark.parametrize(
    "words",
    [
        "[x] Watch the disk", "Watch the disk ✅", "✅ Watch the disk", "Watch the disk (Done)",
        "Watch the disk (Accomplished.)",
        "Watch the disk - done", "Watch the disk: completed", "Watch it — Status: ✅ Done",
        "[DONE] Watch the disk",
        "Done: watch the disk", "Watch the disk **Done**",
        "Watch it. DONE in #12", "監視を追加（完了）", "Watch the disk (done 2024-01-05)",
        "Added an alert for the disk", "~~Watch the disk~~",
    ],
)  # fmt: skip
def test_marks_of_done(words):
    plain = words.replace("*", "").replace("~", "") if "Done**" not in words else "Watch the disk - Done"
    assert marks_of(words, plain).done


@pytest.mark.parametrize(
    "words",
    [
        "[ ] Watch the disk", "Watch the disk", "Watch the disk (not done)", "[ ] Add what is done (done)",
        "Fixes the timeout",
        "Watch the disk ❌", "Automated tests for the disk", "Get it done by Friday",
        "Watch the disk (pending)", "NOT DONE yet",
        "Look at the ~~old~~ disk", "Make the job complete faster",
    ],
)  # fmt: skip
def test_what_is_no_mark(words):
    assert not marks_of(words, words.replace("~", "")).done


@pytest.mark.parametrize(
    ("words", "owner", "due"),
    [
        ("Watch it (Owner: Mo, due: 2025-02-03)", "Mo", "2025-02-03"),
        ("Watch it - Owner: Platform Team", "Platform Team", ""),
        ("Watch it [owner: Mo; deadline: Friday]", "Mo", "Friday"), ("Watch it @mo-k", "mo-k", ""),
        ("Watch it by 2025-02-03", "", "2025-02-03"),
        ("Watch it — **Owner:** Mo — **Due:** next week", "Mo", "next week"),
        ("监控磁盘（负责人：小王）", "小王", ""),
        ("Tell the owner of the disk", "", ""), ("Write to mo@a.example", "", ""),
        ("Watch what is overdue: all", "", ""),
    ],
)  # fmt: skip
def test_owners_and_dates(words, owner, due):
    marks = marks_of(words, words)
    assert (marks.owner, marks.due) == (owner, due)


def test_states_of_a_table():
    assert (
        says_yes("Yes")
        and says_yes("oui.")
        and not says_yes("No")
        and not says_yes("yesterday")
        and not says_yes("")
    )
    assert shows_done("12 DONE") and shows_done("ok ✅") and not shows_done("done")
    assert all(map(is_done_word, ("Done", "Completed on 5 May", "✅ Done", "完了", "Erledigt")))
    assert not any(map(is_done_word, ("Not done", "In progress", "Open", "", "Incomplete", "Done partially")))


@given(st.text(max_size=200))
def test_any_words_are_read_and_none_is_made_up(words):
    marks = marks_of(words, words)
    assert marks.owner in words and marks.due in words and marks.text in words


def test_a_day_behind_a_handle_is_the_due_date():
    found = marks_of("- tune it @kim 2023-11-15", "tune it @kim 2023-11-15")
    assert (found.owner, found.due) == ("kim", "2023-11-15")
    assert marks_of("ask @kim about 2023-11-15 again", "ask @kim about 2023-11-15 again").due == ""


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [("Fix it. (Owner - Bo)", "Bo", ""), ("加告警 @张三 5月5日", "张三", "5月5日"), ("the owner-less one", "", "")],
)
def test_owners_behind_a_dash_and_in_another_script(text, owner, due):
    found = marks_of(text, text)
    assert (found.owner, found.due) == (owner, due)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("[Ana] Add an alarm", "Ana"), ("[Bo Beck]: Double the memory", "Bo Beck"), ("[done] Add an alarm", ""),
        ("[P1] Add an alarm", ""), ("[Ana](https://a.example) wrote it", ""), ("[high] Mend it", ""),
    ],
)  # fmt: skip
def test_a_name_in_brackets_before_the_words_is_the_owner(text, owner):
    assert marks_of(text, text).owner == owner


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Added an alarm", True), ("We have already raised the limit", True), ("Patched `mail.py`", True),
        ("Set up an alarm", False), ("Raise the limit", False), ("Improved alarms would help", False),
        ("Se añadió una alarma", True), ("Mis en place d’une alarme", True), ("已添加告警", True),
    ],
)  # fmt: skip
def test_the_first_words_tell_in_each_language_that_it_was_done(text, done):
    assert marks_of(text, text).done is done
