"""A heading taken apart: what counts it, its words, its window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.durations import Window
from incident_desk.formats.reading.headings import title_of, without_window


@pytest.mark.parametrize(
    ("text", "mark", "number", "name", "window"),
    [
        ("Phase 1: Immediate Response (0-15 minutes)", "phase", "1", "Immediate Response", Window(0, 900)),
        ("2.1 Contain", "#", "2.1", "Contain", None),
        ("(C) Containment", "#", "C", "Containment", None),
        ("1️⃣ Look", "#", "1", "Look", None),
        ("🚨 Étape 2 – Diagnostic (30 min - 2 hours)", "etape", "2", "Diagnostic", Window(1800, 7200)),
        ("阶段 1：响应（0-5 分钟）", "阶段", "1", "响应", Window(0, 300)),
        ("First 5 minutes", "", "", "First 5 minutes", Window(0, 300)),
        ("Long running (4+ hours)", "", "", "Long running", Window(14_400, None)),
        ("Notify (within 1 hour)", "", "", "Notify", Window(None, 3600)),
        ("Verify (15 minutes - Resolution)", "", "", "Verify", Window(900, None)),
        ("Pattern 3: Timeouts", "pattern", "3", "Timeouts", None),
        ("A plan for 2025", "", "", "A plan for 2025", None),
        ("Rollback (v2)", "", "", "Rollback (v2)", None),
        ("Overview", "", "", "Overview", None),
        ("0 - 15 Minutes: Look", "", "", "Look", Window(0, 900)),
        ("Hour 1-4: Mend", "", "", "Mend", Window(3600, 14_400)),
        ("Next 30 minutes", "", "", "Next 30 minutes", Window(None, None)),
        ("Look (Phase 2)", "phase", "2", "Look", None), ("Look Phase", "phase", "", "Look", None),
        ("阶段一：检测", "阶段", "一", "检测", None), ("第二阶段：恢复", "阶段", "二", "恢复", None),
        ("2 - Mend", "#", "2", "Mend", None),
    ],
)  # fmt: skip
def test_what_a_heading_says(text, mark, number, name, window):
    title = title_of(text)
    assert (title.mark, title.number, title.name, title.window) == (mark, number, name, window)
    assert title.text == text


def test_it_calls_itself_a_phase_in_several_languages():
    assert all(title_of(f"{word} 1: a").is_phase for word in ("Phase", "Fase", "ETAPE", "Stufe"))
    assert not title_of("Step 1: a").is_phase and title_of("Step 1: a").is_step


def test_a_step_gives_its_deadline_and_keeps_its_words():
    assert without_window("Check the errors (first 15 minutes)") == ("Check the errors", Window(0, 900))
    assert without_window("Run it (see the list)") == ("Run it (see the list)", None)


@given(st.text(max_size=80))
def test_any_heading_keeps_words(text):
    title = title_of(text)
    assert title.name or not text.strip()


def test_words_behind_a_window_that_a_colon_leads_to_stay_with_it():
    title = title_of("Watch: 2-5 minutes after deployment")
    assert (title.name, title.window) == ("Watch: 2-5 minutes after deployment", Window(120, 300))
    assert title_of("Watch: first 2 minutes").name == "Watch"


@pytest.mark.parametrize("words", ["24 hours before", "30 min after the start"])
def test_an_amount_is_no_number_of_a_heading(words):
    assert (title_of(words).mark, title_of(words).number) == ("", "")
