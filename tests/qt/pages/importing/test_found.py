"""What was understood as rows: doubts first, every group counted, nothing dropped."""

from incident_desk.domain.playbook import Contact, Doubt, Phase, Plan, Playbook, Span
from incident_desk.qt.pages.importing.found import LONGEST, Found, Look, alike, lines_of, plan_window, window_of
from incident_desk.qt.pages.importing.rows import rows_of
from tests.qt.pages.importing.conftest import opened


def heads(rows):
    return {row.text: row for row in rows if row.look is Look.HEAD}


def test_doubts_stand_first_and_each_group_says_how_many():
    rows = opened().rows
    assert [row.look for row in rows[:3]] == [Look.HEAD, Look.DOUBT, Look.DOUBT]
    found = heads(rows)
    assert list(found)[:4] == ["Please check", "Severities", "Time plan", "Phases and steps"]
    assert found["Severities"].beside == "2 levels" and found["Time plan"].beside == "two were found"
    assert found["Commands"].beside == "1 found, 0 ready to copy or run"
    assert found["Commands"].thing == "1 can lose work"
    assert found["Kept as reference"].beside == "1 passage"


def test_steps_stand_under_their_phase_as_deep_as_they_are():
    rows = opened().rows
    looks = [(row.text, row.level) for row in rows if row.look in (Look.PHASE, Look.STEP)]
    place = looks.index(("Look", 0))
    assert looks[place : place + 3] == [("Look", 0), ("Find the printer", 0), ("Read its log", 1)]


def test_every_row_of_a_thing_has_the_lines_it_stands_on_and_a_word_for_the_margin():
    things = [row for row in opened().rows if row.can_be_chosen and row.look is not Look.MISSING]
    assert all(row.span is not None and row.mark for row in things)
    assert {row.mark for row in things} >= {"check", "severity", "plan", "phase", "step", "command", "reference"}


def test_what_a_playbook_lacks_is_said_and_of_no_other_document():
    words = "No severities, no phases, no escalation path, no contacts, no templates"
    assert any(row.text == words for row in rows_of(Playbook("x")))
    assert not any(row.look is Look.MISSING for row in rows_of(Playbook("x", kind="report")))


def test_the_number_in_a_column_of_its_own_is_shown_with_whom_it_reaches():
    (row,) = [one for one in rows_of(Playbook("x", contacts=(Contact("CTO", "Mo", more=(("Phone", "+44 1"),)),)))
              if one.mark == "contact"]  # fmt: skip
    assert row.beside == "Mo, +44 1"


def test_an_empty_contact_is_no_contact_to_rely_on():
    rows = rows_of(Playbook("x", contacts=(Contact("CTO", "+44 1"), Contact("DBA", "[NAME]", empty=True))))
    assert [(row.look, row.beside) for row in rows if row.mark == "contact"] == [
        (Look.LINE, "+44 1"),
        (Look.MISSING, "empty"),
    ]
    assert heads(rows)["Contacts"].thing == "1 empty"


def test_windows_and_lines_in_words():
    assert window_of(Phase("a", 0, 1800)) == "0 to 30 min" and window_of(Phase("a", 5400, 7200)) == "90 to 120 min"
    assert window_of(Phase("a", 7200, 86400)) == "2 to 24 h" and window_of(Phase("a", None, 900)) == "within 15 min"
    assert window_of(Phase("a", 90, 259200)) == "1 min 30 s to 3 d" and window_of(Phase("a", 900)) == "from 15 min"
    assert window_of(Phase("a", after=True)) == "after the resolution" and window_of(Phase("a")) == ""
    assert plan_window(Plan("p", (Phase("a", 0, 60), Phase("b", 60, 7200)))) == "0 to 120 min"
    assert plan_window(Plan("p", (Phase("a"),))) == ""
    assert (lines_of(Span(3, 3)), lines_of(Span(3, 9)), lines_of(None)) == ("line 3", "lines 3 to 9", "")


def test_a_row_is_one_line_of_bounded_length():
    rows = rows_of(Playbook("x", doubts=(Doubt("a", "much\n" * 10_000),)))
    assert len(rows[1].text) <= LONGEST and "\n" not in rows[1].text


def test_how_many_rows_are_the_same_from_the_beginning_on():
    one, two, three = (Found(Look.LINE, words) for words in ("one", "two", "three"))
    assert alike((one, two), (Found(Look.LINE, "one"), three)) == 1
    assert alike((one, two), (one, two, three)) == 2 and alike((), (one,)) == 0
