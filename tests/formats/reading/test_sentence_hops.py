"""Sentences that say whom to escalate to, and after how long."""

from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.formats.reading.sentence_hops import of_sentences
from incident_desk.formats.reading.tokens import blocks_of

TWO = "If not solved within 30 minutes, escalate to the Team Lead. After 2 hours, escalate to the CTO."


def found(text, least=2):
    return [(hop.role, hop.after_s) for hop in of_sentences(blocks_of(text), least)]


def test_each_sentence_is_a_level_with_its_time():
    assert found(TWO) == [("Team Lead", 1800), ("CTO", 7200)]
    assert found(f"Page the on-call engineer immediately. {TWO}")[0] == ("on-call engineer", None)


def test_one_sentence_is_a_path_only_where_one_is_enough():
    assert found("After 2 hours, escalate to the CTO.") == []
    assert found("After 2 hours, escalate to the CTO.", 1) == [("CTO", 7200)]


def test_a_path_of_one_level_under_its_heading_is_read_where_it_says_when():
    for words in (
        "1. Team lead (after 15 min)",
        "- **Level 1 (15+ min):** Team lead",
        "### Level 1: Team lead\n\nAfter 15 min.",
    ):
        book = read_playbook(f"# Bell\n\n## Escalation\n\n{words}\n", "bell.md")
        assert [(hop.role, hop.after_s) for hop in book.escalation] == [("Team lead", 900)], words
    assert read_playbook("# Bell\n\n## Escalation\n\n1. Call the harbour\n", "bell.md").escalation == ()
