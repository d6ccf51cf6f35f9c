"""Follow-ups in the forms that reports have; what was done on the day and what was learned are none."""

import pytest

from incident_desk.formats.reading.reports.actions import actions_of
from incident_desk.formats.reading.reports.parts import parts_of
from tests.formats.reading.pages import page


def actions(text):
    return actions_of(parts_of(page(text)))


def told(text):
    return [(one.text, one.done) for one in actions(text)]


TWO = [("Watch the disk", True), ("Test more", False)]


@pytest.mark.parametrize(
    "text",
    [
        "# R\n\n## Action items\n\n- [x] Watch the disk\n- [ ] Test more\n",
        "# R\n\n## Next steps\n\n1. ~~Watch the disk~~\n2. Test more\n",
        "# R\n\n# Preventive measures\n\n[x] Watch the disk\n[ ] Test more\n",
        "# R\n\n## Follow-up\n\n| # | Action | Status |\n|---|---|---|\n| 1 | Watch the disk | ✅ Done |\n"
        "| 2 | Test more | Open |\n",
        "# R\n\n## Actions\n\n|What|Who|When|\n|--|--|--|\n|Watch the disk|Mo|done|\n|Test more|Lee|this sprint|\n",
        "# R\n\n**Action items:**\n\n- [x] Watch the disk\n- [ ] Test more\n",
        "# R\n\n- **Action items**:\n  - [x] Watch the disk\n  - [ ] Test more\n",
        "# R\n\n## Medidas preventivas\n\n### Completed\n- Watch the disk\n\n### Pending\n- Test more\n",
        "# R\n\n## 再発防止策\n\n**完了**\n\n- Watch the disk\n\n**次**\n\n- Test more\n",
        "# R\n\n## Action items\n\n- Immediate:\n  - [x] Watch the disk\n- Long term:\n  - [ ] Test more\n",
        "# R\n\n## Improvements\n\n- [x] Watch the disk\n- [ ] Test more\n",
    ],
)
def test_two_follow_ups_in_many_forms(text):
    assert told(text) == TWO


def test_a_heading_over_a_list_is_its_horizon_with_its_window():
    text = "# R\n\n## Prevention\n\n### Short Term (Next Week)\n- a\n\n### Long Term\n\n**Monitoring**\n\n- b\n"
    assert [(one.text, one.horizon) for one in actions(text)] == [
        ("a", "Short Term (Next Week)"),
        ("b", "Monitoring"),
    ]


def test_owners_and_dates_from_columns_labels_and_words():
    table = "# R\n\n## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n| a | Mo | Friday |\n| b | | |\n"
    assert [(one.text, one.owner, one.due) for one in actions(table)] == [("a", "Mo", "Friday"), ("b", "", "")]
    listed = "# R\n\n## Actions\n\n1. **a**\n   - Owner: Mo\n   - Due: Friday\n   - Status: Done\n"
    (one,) = actions(listed)
    assert (one.text, one.owner, one.due, one.done) == ("a", "Mo", "Friday", True)
    assert (one.span.first, one.span.last) == (5, 8)


def test_headings_can_be_the_follow_ups():
    labelled = (
        "# R\n\n## Action items\n\n### Add an alert\n\n**Owner:** Mo\n\n- for the disk\n\n### Test it\n\n"
        "**Owner:** Al\n"
    )
    assert [(one.text, one.owner) for one in actions(labelled)] == [("Add an alert", "Mo"), ("Test it", "Al")]
    prose = "# R\n\n## Recommendations\n\n### 1. Add an alert\n\nWe want one.\n\n### 2. Test it\n\nMore.\n"
    assert [one.text for one in actions(prose)] == ["Add an alert", "Test it"]


def test_what_stands_over_a_list_says_that_all_of_it_is_done():
    taken = "# R\n\n## Prevention\n\n### Immediate Actions Taken\n1. a\n\n### Recommended\n1. b\n"
    assert told(taken) == [("a", True), ("b", False)]
    prose = "# R\n\n## Corrective measures\n\nWe have taken steps, among which are:\n\n- a\n"
    assert told(prose) == [("a", True)]
    assert told(prose.replace("have taken steps", "are taking steps")) == [("a", False)]


@pytest.mark.parametrize(
    "text",
    [
        "# R\n\n## Emergency response actions\n\n- restarted\n",
        "# R\n\n## Success metrics of prevention\n\n- 99 %\n",
        "# R\n\n## Action items\n\nNone.\n", "# R\n\n## Action items\n\n- N/A\n",
        "# R\n\n## Timeline of follow-up\n\n- 10:00 a\n",
        "# Prevention of outages\n\n- a\n", "# R\n\n## Resolution\n\n1. restarted\n",
    ],
)  # fmt: skip
def test_what_is_no_follow_up(text):
    assert told(text) == []


def test_lessons_between_follow_ups_are_none():
    text = "# R\n\n## Action items\n\n### What went wrong\n- a\n\n### Process improvements\n1. b\n"
    assert told(text) == [("b", False)]


def test_a_labelled_sentence_is_one_follow_up():
    assert told("# R\n\n- **Review actions**: We switched to a token. (Done)\n") == [
        ("We switched to a token. (Done)", True)
    ]
    assert told("# R\n\n- **Action items**: none\n") == []


def test_done_is_seen_in_any_cell():
    text = (
        "# R\n\n## Action items\n\n| Action | Owner | Bug |\n|---|---|---|\n| a | Mo | 12 **DONE** |\n"
        "| b | Al | 13 |\n"
    )
    assert told(text) == [("a", True), ("b", False)]


def test_a_column_that_asks_is_answered():
    text = (
        "# R\n\n## Actions to prevent it\n\n| Ref | Description | Complete? |\n|---|---|---|\n"
        "| 1 | a | Yes |\n| 2 | b | No |\n"
    )
    assert told(text) == [("a", True), ("b", False)]


def test_what_a_table_of_lessons_recommends_counts_where_nothing_else_is_to_be_done():
    table = "| # | Problem | Recommendation |\n|---|---|---|\n| 1 | No lock | Lock after ten tries |\n"
    text = f"# R\n\n## Lessons learned\n\n{table}"
    assert told(text) == [("Lock after ten tries", False)]
    assert told(text + "\n## Actions\n\n- Test more\n") == [("Test more", False)]
    assert told(text.replace("Recommendation", "Who saw it")) == []


def whose(text):
    return [(one.text.partition(" (")[0], one.owner) for one in actions(text)]


def test_paragraphs_behind_how_they_stand_are_a_follow_up_each():
    text = "# R\n\n## Folgemaßnahmen\n\n**Erledigt:** Der Alarm\nist zurück.\n\n**Offen:** Der Kanal fehlt noch.\n"
    assert told(text) == [("Der Alarm ist zurück.", True), ("Der Kanal fehlt noch.", False)]
    assert told("# R\n\n## Actions\n\nThis was a long evening for all of us.\n") == []


def test_a_name_alone_is_an_owner_where_most_items_end_with_one():
    text = "# R\n\n## Actions\n\n- Watch the disk (Mo)\n- Test more (Platform team)\n- Tidy up\n"
    assert whose(text) == [("Watch the disk", "Mo"), ("Test more", "Platform team"), ("Tidy up", "")]
    mixed = "# R\n\n## Actions\n\n- Watch the disk (Mo, by 5 May)\n- Test more (Lee)\n"
    assert whose(mixed) == [("Watch the disk", "Mo"), ("Test more", "Lee")]


@pytest.mark.parametrize("ends", [("High", "Low"), ("Done", "In progress"), ("PR", "Issue"), ("see above", "soon")])
def test_what_is_no_name_is_no_owner(ends):
    text = "# R\n\n## Actions\n\n" + "".join(f"- Do the thing ({end})\n" for end in ends)
    assert [one.owner for one in actions(text)] == ["", ""]


def test_one_name_in_brackets_proves_no_owner():
    assert whose("# R\n\n## Actions\n\n- Watch the disk (Grafana)\n- Test more\n- Tidy up\n")[0][1] == ""


def test_a_bold_line_right_under_an_item_heads_the_next_ones():
    text = "# R\n\n## Actions\n\n**Short term**\n- Watch the disk\n**Long term**\n- Test more\n"
    assert [(one.text, one.horizon) for one in actions(text)] == [
        ("Watch the disk", "Short term"), ("Test more", "Long term"),
    ]  # fmt: skip


def test_what_was_done_in_a_timeline_under_a_bold_line_is_no_follow_up():
    text = (
        "**Down on Monday**\n\n**Timeline:**\n- **Actions taken:**\n  - Looked at the logs\n\n"
        "**Corrective measures:**\n- **Improvements:**\n  - Watch the disk\n  - Test more\n"
    )
    assert told(text) == [("Watch the disk", False), ("Test more", False)]
    labelled = "# R\n\n## Timeline\n\n- **First actions:** we looked\n\n**Next steps**\n\n- **Soon:** watch\n"
    assert told(labelled) == [("Soon: watch", False)]


def test_a_sentence_with_the_word_in_a_table_is_no_heading_of_follow_ups():
    table = "| Idea | Why not |\n|---|---|\n| The probe asks the wrong thing (tasks, and not the page) | No |\n"
    assert told(f"# R\n\n## Ideas that were given up\n\n{table}\n## Actions\n\n- Test more\n") == [
        ("Test more", False)
    ]


def test_an_item_that_begins_with_no_is_something_to_do():
    assert told("# R\n\n## Actions\n\n- No action taken alone at night any more\n- None\n") == [
        ("No action taken alone at night any more", False)
    ]


def test_what_is_to_be_better_counts_under_a_heading_of_follow_ups():
    text = (
        "# R\n\n## Corrective measures\n\nThings to improve:\n\n- a\n\nWhat went wrong:\n\n- b\n\nTasks:\n\n- c\n"
    )
    assert [(one.text, one.horizon) for one in actions(text)] == [("a", "Things to improve"), ("c", "Tasks")]


def test_lines_under_labels_without_markup_are_a_follow_up_each():
    text = "# R\n\n## Corrective measures\nImprovements:\nWatch the disk.\nTasks:\nTest more.\nTidy up.\n"
    assert [(one.text, one.horizon) for one in actions(text)] == [
        ("Watch the disk.", "Improvements"), ("Test more.", "Tasks"), ("Tidy up.", "Tasks"),
    ]  # fmt: skip
    wrapped = "# R\n\n## Corrective measures\nWe will watch the disk, and\ntest more. Then we tidy up.\n"
    assert actions(wrapped) == ()
    beside = "# R\n\n## Corrective measures\n\n- Watch it\n\nThis was hard.\nWe are sorry.\n"
    assert told(beside) == [("Watch it", False)]


def test_a_table_that_says_whose_and_by_when_holds_follow_ups_whatever_it_stands_under():
    table = "| What | Who | When |\n|---|---|---|\n| Watch the disk | Mo | 5 May |\n"
    found = actions(f"# R\n\n## Remediation\n\n{table}")
    assert [(one.text, one.owner, one.due) for one in found] == [("Watch the disk", "Mo", "5 May")]
    assert actions(f"# R\n\n## Timeline\n\n{table}") == ()
    assert actions("# R\n\n## Remediation\n\n| What | Who |\n|---|---|\n| Restarted it | Mo |\n") == ()


def test_a_table_whose_heads_are_shifted_keeps_its_follow_ups():
    table = (
        "| # | Owner | Priority | Due |\n|---|---|---|---|\n| 1 | Ops | Watch the disk of the queue | 5 June |\n"
    )
    found = actions(f"# R\n\n## Action items\n\n{table}")
    assert [(one.text, one.owner, one.due) for one in found] == [("Watch the disk of the queue", "Ops", "5 June")]
    assert actions("# R\n\n## Action items\n\n| # | Owner | Due |\n|---|---|---|\n| 1 | Ops | soon |\n") == ()


def test_what_was_done_in_a_timeline_of_labelled_items_is_no_follow_up():
    text = (
        "# R\n\n## Timeline\n\n- **Actions taken:**\n  - Looked\n  - Asked\n\n## Corrective measures\n\n- Watch\n"
    )
    assert told(text) == [("Watch", False)]


def test_items_that_only_name_follow_ups_gather_those_under_them():
    listed = "- **Improvements:**\n  - Watch\n- **Action items:**\n  1. Mend\n  2. Test\n"
    text = f"# R\n\n## Corrective measures\n\n{listed}"
    assert [words for words, _ in told(text)] == ["Watch", "Mend", "Test"]


def test_a_row_that_is_only_hinted_at_is_no_follow_up():
    assert told("# R\n\n## Follow-up actions\n\n| Action | Who |\n|---|---|\n| Test more | Mo |\n| … | … |\n") == [
        ("Test more", False)
    ]
    assert told("# R\n\n## Follow-up actions\n\n- Test more\n- …\n") == [("Test more", False)]
