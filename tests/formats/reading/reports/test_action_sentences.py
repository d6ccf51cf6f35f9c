"""Follow-ups in text that lost its bullets: one sentence a paragraph."""

from incident_desk.formats.reading.reports.action_sentences import told_apart
from tests.formats.reading.pages import page
from tests.formats.reading.reports.test_actions import actions

THREE = "Watch the disk.\n\nTest the backup.\n\nTell the users sooner.\n"


def told(text):
    return [(one.block.plain, one.group) for one in told_apart(page(text).root.blocks)]


def test_each_sentence_is_one():
    assert [words for words, _ in told(THREE)] == ["Watch the disk.", "Test the backup.", "Tell the users sooner."]
    assert [one.text for one in actions(f"# R\n\n## Follow-ups\n\n{THREE}")] == [
        "Watch the disk.", "Test the backup.", "Tell the users sooner.",
    ]  # fmt: skip


def test_lines_that_say_by_when_gather_those_under_them():
    text = "Immediate (low effort)\n\nWatch the disk.\n\nLong term:\n\nTest the backup.\n"
    assert told(text) == [("Watch the disk.", "Immediate (low effort)"), ("Test the backup.", "Long term")]


def test_prose_is_none():
    assert told("We are sorry.\n\nWe look into it.\n") == []
    assert told(f"{THREE}\nIt was hard. We know why.\n") == []
    assert told(f"{THREE}\n- and a list\n") == []


def test_what_a_line_leads_to_needs_no_full_stop_and_three_bare_lines_need_none():
    done = "We have done what follows all the same:\n\nScale set\n\nPanel checked\n"
    text = f"None was needed, for it was a test.\n\n{done}"
    assert [words for words, _ in told(text)] == ["Scale set", "Panel checked"]
    assert [words for words, _ in told("Add an alarm\n\nRemove the route\n\nWrite it down\n")] == [
        "Add an alarm", "Remove the route", "Write it down",
    ]  # fmt: skip
    assert told("Add an alarm\n\nRemove the route\n") == []
