"""Another length of time where a line says one."""

import pytest

from incident_desk.formats.playbook_writing.time_changes import changed_time, spots, with_time


@pytest.mark.parametrize(
    ("raw", "old", "new", "told"),
    [
        ("Team lead (after 15 min)", 900, 1500, "Team lead (after 25 min)"),
        ("after 1 hour", 3600, 7200, "after 2 hours"),
        ("after 1 hour", 3600, 1500, "after 25 minutes"),
        ("- **Level 2 (15-30 min):** Lea", 900, 1500, "- **Level 2 (25-30 min):** Lea"),
        ("- **Level 3 (30+ min):** Tim", 1800, 1500, "- **Level 3 (25+ min):** Tim"),
        ("After 30 minutes, go. After 2 hours, stop.", 7200, 3600, "After 30 minutes, go. After 1 hour, stop."),
        ("| 1 | Mo | immediately |", 0, 1500, "| 1 | Mo | after 25 minutes |"),
        ("Team lead (after 15 min)", 900, None, "Team lead"),
        ("2. **Lead**: after 15 minutes", 900, None, "2. **Lead**"),
        ("If not solved within 30 minutes, escalate to Mo", 1800, None, "If not solved, escalate to Mo"),
        ("After 2 hours, escalate to Mo.", 7200, None, "Escalate to Mo."),
        ("| 2 | Mo | 15 min |", 900, None, "| 2 | Mo |        |"),
        ("- Team lead", None, 900, "- Team lead (after 15 minutes)"),
        ("| 2 | Mo | – |", None, 900, "| 2 | Mo | after 15 minutes |"),
    ],
)  # fmt: skip
def test_the_time_is_said_as_the_line_says_times(raw, old, new, told):
    assert told in list(changed_time(raw, old, new))


def test_the_time_that_says_it_is_found_before_the_others():
    assert [found.group() for found in spots("15 min, then 1 hour", 3600)] == ["1 hour"]
    assert len(spots("15 min, then 1 hour", 60)) == 2


def test_a_time_comes_behind_the_words_that_it_is_about():
    assert "**Lead** (immediately) → CTO" in list(with_time("**Lead** → CTO", 0, "Lead"))
