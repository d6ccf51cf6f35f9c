"""A file is read to be looked at; what is kept is what was looked at."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.adapters.shelf import FolderShelf
from incident_desk.bootstrap import read_as_document
from incident_desk.domain.errors import DeskError, NotFound
from incident_desk.domain.past_corrected import TEXT, Fact, FactKind
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.limits import Part
from incident_desk.qt.pages.importing import opened as opening
from incident_desk.qt.pages.importing.corrections import Corrections
from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.opened import (
    CHANGED,
    became,
    keep,
    name_of,
    open_file,
    opened_again,
    opened_of,
    recast,
    told_of,
)
from incident_desk.services.library import Library
from incident_desk.services.reading_watch import ReadingStopped, ReadingWatch
from tests.any_past import REPORT
from tests.examples import few
from tests.qt.pages.importing.conftest import BOOK, opened

MARKDOWN = (
    "## Phase 1: Look (0-15 minutes)", "- [ ] Do it", "  1. nested", "```bash", "rm -rf /", "| a | b |",
    "|---|---|", "| P1 | 15 min |", "> quoted", "", "**P1 - Critical**: all down", "<script>", "\u202e",
    "## Contacts", "- CTO: [NAME]",
)  # fmt: skip


@pytest.fixture
def library(tmp_path):
    return Library(FolderShelf(tmp_path / "playbooks"), read_as_document)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "printer.md"
    path.write_text(BOOK)
    return path


def test_looking_writes_nothing(library, file, tmp_path):
    one = open_file(library, str(file))
    assert (one.name, one.version, one.is_known) == ("printer.md", 1, False)
    assert "\n".join(one.lines) + "\n" == BOOK
    assert one.size == len(BOOK) and not (tmp_path / "playbooks").exists()


def test_it_is_said_what_becomes_of_the_library(library, file):
    library.take_in(str(file))
    assert (open_file(library, str(file)).version, open_file(library, str(file)).is_known) == (1, True)
    file.write_text(BOOK + "\nMore.\n")
    assert (open_file(library, str(file)).version, open_file(library, str(file)).is_known) == (2, False)


def test_what_a_new_version_changes_is_shown(library, file):
    library.take_in(str(file))
    file.write_text(BOOK.replace("- [ ] Breathe", "- [ ] Breathe\n- [ ] Count to ten"))
    one = open_file(library, str(file))
    changes = [(row.text, row.span) for row in one.rows if row.look is Look.CHANGE]
    assert [text for text, _ in changes] == ["added: step “Count to ten” (Response workflow, Calm, 2)"]
    assert one.lines[changes[0][1].first - 1] == "- [ ] Count to ten"


def test_what_was_corrected_is_kept_and_stands_there_the_next_time(library, file):
    said = Corrections("First hour", "Our printer", "checklist")
    document = keep(library, open_file(library, str(file)), said).document
    assert (document.playbook.title, document.playbook.kind) == ("Our printer", "checklist")
    assert library.find("our printer").playbook.chosen_plan == "First hour"
    file.write_text(BOOK + "\nMore.\n")
    again = open_file(library, str(file))
    assert again.said == said and again.version == 2
    document = keep(library, again, Corrections()).document
    assert document.playbook.title == "Printer on fire"


def test_a_file_that_became_another_one_is_not_kept(library, file):
    one = open_file(library, str(file))
    file.write_text("# Something else")
    assert keep(library, one, Corrections()) is None
    assert [entry for entry in library.names() if not entry.shipped] == []


def test_a_file_that_is_gone_is_kept_as_it_was_read_and_that_is_told(library, file):
    one = open_file(library, str(file))
    file.unlink()
    kept = keep(library, one, Corrections())
    assert kept.is_gone and library.original(kept.entry.name) == BOOK.encode() == one.data
    with pytest.raises(NotFound):
        open_file(library, str(file))


def test_what_is_kept_is_read_from_the_disk_once_and_never_parsed_again(library, file, monkeypatch):
    one = open_file(library, str(file))
    read, parsed = [], []
    monkeypatch.setattr(library, "read_file", lambda *args, **more: parsed.append(args))
    bytes_of = library.read_bytes
    monkeypatch.setattr(library, "read_bytes", lambda path: read.append(path) or bytes_of(path))
    assert keep(library, one, Corrections()).document.playbook == one.playbook
    assert (len(read), parsed) == (1, [])


def test_a_file_that_changes_while_it_is_read_is_not_mixed(library, file, monkeypatch):
    """What is shown, what is hashed and what is kept are the same bytes."""
    read = library.read_file

    def changed_under_it(path, **more):
        file.write_text("# Something else")
        return read(path, **more)

    monkeypatch.setattr(library, "read_file", changed_under_it)
    one = open_file(library, str(file))
    assert one.playbook.title == "Printer on fire" and one.sha256 == sha256(BOOK.encode()).hexdigest()
    assert became(library, one) == CHANGED and keep(library, one, Corrections()) is None


def test_a_report_is_recast_with_what_is_said_and_keeps_the_rest():
    one = opened(REPORT, "payments.md")
    said = Corrections(facts={Fact(FactKind.SEVERITY): "P2"})
    new = recast(one, said)
    assert next(row.text for row in new.rows if row.mark == "severity") == "P2"
    assert new.lines == one.lines and recast(new, said) is new and recast(one, Corrections()) is one
    assert told_of(one, said).report.severity.name == "P2"


def test_what_was_said_of_a_report_is_said_of_the_changed_one_and_what_is_lost_is_counted():
    before = opened(REPORT, "payments.md")
    facts = {Fact(FactKind.ENTRY, 1, TEXT): "Seen", Fact(FactKind.ENTRY, 2, TEXT): "Said"}
    after = opened(REPORT.replace("| 14:05 | Outage detected | red |\n", ""), "payments.md")
    again = opened_again(after, (before, Corrections(facts=facts)))
    assert (again.lost, again.said.facts) == (1, {Fact(FactKind.ENTRY, 1, TEXT): "Said"})
    assert any(row.text == "~14:20 Said" for row in again.rows)
    assert opened_again(after, None) is after


def test_names_of_both_worlds():
    assert [name_of(path) for path in ("/a/b.md", "C:\\a\\b.md", "b.md")] == ["b.md"] * 3


@settings(max_examples=few(10, 40), deadline=None)
@given(st.lists(st.sampled_from(MARKDOWN) | st.text(max_size=20), max_size=30))
def test_whatever_is_read_has_its_rows_within_its_lines(parts):
    try:
        one = opened("\n".join(["# x", *parts]))
    except DeskError:
        return
    spans = [row.span for row in one.rows if row.span is not None]
    assert all(1 <= span.first <= span.last for span in spans)
    owned = {one.margin.owner(line) for line in range(1, len(one.lines) + 1)}
    assert all(-1 <= owner < len(one.rows) for owner in owned)


def test_of_what_is_far_beyond_what_is_understood_the_lines_are_counted(file):
    text = BOOK + "- [ ] again\n" * 400
    document = read_document(text.encode(), "a.md", Part(most=len(BOOK) + 600))
    one = opened_of(str(file), text.encode(), document)
    left_out = text.count("\n") - len(one.lines) + 1
    assert one.lines[-1] == f"… {left_out} more lines of the file are not shown here"
    assert "\n".join(one.lines[:-1]) + "\n" == document.text


def test_a_reading_that_was_stopped_is_not_opened(library, file):
    watch = ReadingWatch()
    watch.stop()
    with pytest.raises(ReadingStopped):
        open_file(library, str(file), watch)


def test_of_what_nobody_looks_through_the_beginning_is_shown(file, monkeypatch):
    monkeypatch.setattr(opening, "MOST_LINES", 7)
    monkeypatch.setattr(opening, "MOST_ROWS", 5)
    whole = opened(BOOK)
    monkeypatch.undo()
    every = opened(BOOK)
    assert whole.lines[:7] == every.lines[:7] and whole.rows[:5] == every.rows[:5]
    assert whole.lines[7:] == (f"… {len(every.lines) - 7} more lines of the file are not shown here",)
    assert whole.rows[5].text == f"… {len(every.rows) - 5} more are understood and not shown here"


def test_what_was_said_of_it_before_counts_but_a_plan_that_is_gone():
    one = opened().with_said(Corrections("First hour", "Ours", "other"))
    assert one.said == Corrections("First hour", "Ours", "other")
    assert opened("# Notes\n\nSome words.\n").with_said(one.said).said == Corrections(None, "Ours", "other")


def test_rows_that_stay_are_the_very_same_when_facts_are_corrected():
    one = opened(REPORT, "payments.md")
    for facts in ({Fact(FactKind.SEVERITY): "P2"}, {Fact(FactKind.ADDED, 6, TEXT): "By hand"}):
        new = recast(one, Corrections(facts=facts))
        assert sum(row is other for row, other in zip(one.rows, new.rows, strict=False)) > 5
        assert new.rows[-1] is one.rows[-1]


def test_of_a_long_report_what_stands_behind_its_timeline_is_shown_too(monkeypatch):
    monkeypatch.setattr(opening, "MOST_ROWS", 5)
    assert any(row.mark == "signature" for row in opened(REPORT, "payments.md").rows)
    monkeypatch.setattr(opening, "MOST_FACTS", 5)
    assert opened(REPORT, "payments.md").rows[5].text.endswith("are understood and not shown here")


def test_our_own_report_as_json_is_no_document_and_the_way_back_is_said(tmp_path):
    report = tmp_path / "INC-0047.json"
    report.write_text('{"version": 1, "generator": "Incident Desk 0.1.0"}', "utf-8")
    library = Library(FolderShelf(tmp_path / "library"), read_as_document)
    with pytest.raises(DeskError, match="Take in a record"):
        opening.open_file(library, str(report), ReadingWatch())
