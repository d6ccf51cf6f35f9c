"""Every file goes through one door, which picks by content and name and says what it did."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.adapters.shelf import FolderShelf
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.doors.door import open_door
from incident_desk.formats.reading.encoding import ReadingError
from incident_desk.formats.reading.intake import taken_in
from incident_desk.services.library import Library
from tests.formats.reading.corpus import documents

CHAT = "Ann  10:42 AM\nDown\nBob  10:43 AM\nlooking\n"
TABLE = "Time,What\n10:42,down\n10:50,up\n"


@pytest.mark.parametrize(
    ("text", "name", "begins", "told"),
    [
        (
            CHAT,
            "pasted.txt",
            "# Incident chat\n\n## Timeline\n\n- 10:42 AM Ann: Down",
            "Read as a chat: 2 messages",
        ),
        (CHAT, "pasted.md", "# Incident chat", "Read as a chat"),
        (
            TABLE,
            "times.csv",
            "# Incident table\n\n## Timeline\n\n| Time | What |",
            "Read as a table separated by commas: 2 rows of 2 columns",
        ),
        (TABLE.replace(",", "\t"), "pasted", "# Incident table", "Read as a table separated by tabs"),
        ("<html><h1>Plan</h1><ul><li>a</li></ul>", "plan.html", "# Plan\n\n- a", "Read as a web page"),
    ],
)
def test_it_picks_by_content_and_name_and_says_so(text, name, begins, told):
    opened = open_door(text.encode(), name)
    assert opened.text.startswith(begins) and opened.warnings[0].text.startswith(told)
    assert opened.original == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Plan\n\n[10:42] Ann: a\n[10:43] Bob: b\n", "a.md"), ("words, and words\nmore\n", "a.txt"),
        (TABLE, "notes.md"), ("| a | b |\n|---|---|\n| c | d |\n", "a.txt"), ("a,b\nc,d\ne,f\n", "a.txt"),
        ("Dear all,\n\nit was down, and up.\nThanks, Ann", "mail.txt"),
    ],
)  # fmt: skip
def test_markdown_and_plain_text_stay_as_they_are(text, name):
    opened = open_door(text.encode(), name)
    assert (opened.text, opened.warnings) == (text, ())


def test_repairs_come_first_and_are_told_too():
    opened = open_door("[10:42] Zo√´: down ‚Äì all\n[10:43] Bo: ok".encode(), "pasted")
    assert "- 10:42 Zoë: down – all" in opened.text and len(opened.repairs) == 2


def test_a_document_is_read_through_it():
    document = read_document(b"<html><h1>Plan</h1><ol><li>Look at the logs</li></ol></html>", "plan.html")
    assert document.playbook.title == "Plan" and document.text == "# Plan\n\n1. Look at the logs\n"
    assert document.original.startswith("<html>") and "web page" in document.warnings[0].text


@pytest.mark.parametrize("split", ["seeds", "dev"])
def test_no_document_of_the_field_is_taken_for_something_else(split):
    for path in documents(split):
        data = path.read_bytes()
        for name in (path.name, "pasted"):
            assert open_door(data, name) == taken_in(data, name), (path.name, name)


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.html", "a.txt", "a.md"]))
def test_any_bytes_are_opened_or_refused(data, name):
    with suppress(ReadingError):
        assert open_door(data, name).text.strip()


def test_what_is_imported_is_read_from_the_library_as_it_was_from_its_file(tmp_path):
    library = Library(FolderShelf(tmp_path / "shelf"), read_document)
    for name, text in (("times.csv", TABLE), ("plan.html", "plain"), ("chat.txt", CHAT)):
        (tmp_path / name).write_text(text, "utf-8")
        ((entry, taken),) = library.take_in_all([str(tmp_path / name)])
        again = library.find(entry.name)
        assert (again.text, again.original) == (taken.text, taken.original), name
        assert library.original(entry.name).decode() == text


def test_a_chat_in_which_somebody_counts_steps_stays_a_chat():
    chat = "\n".join(
        f"{name}  9:0{minute} AM\n{words}"
        for minute, (name, words) in enumerate(
            [("Ann Lee", "it is down"), ("Bob", "STEP 1 - look at the log\nSTEP 2 - say so"), ("Ann Lee", "done")]
        )
    )
    report = read_document(chat.encode(), "chat.txt").report
    assert report is not None and len(report.timeline) == 3
