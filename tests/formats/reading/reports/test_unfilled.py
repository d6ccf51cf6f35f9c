"""Empty forms of reports, told from reports by what stands under their headings."""

import pytest

from incident_desk.formats.reading.reports.unfilled import is_unfilled
from tests.formats.reading.pages import page, read

HEADS = ("Summary", "Timeline", "Root cause", "Impact", "Action items", "Lessons learned")


def form(*under):
    return "# Incident report\n\n" + "".join(
        f"## {head}\n\n{text}\n\n" for head, text in zip(HEADS, under, strict=True)
    )


NOTES = [
    "[One paragraph: what fell over]", "| Time | Event |\n|---|---|\n| | Seen |\n| | Repaired |",
    "Describe what failed first,\nand what let it.", "- **Users:** [how many]\n- **Data:** None / [what]",
    "- [ ] [Action]\n- [ ] [Action]", "<!-- What would\nhelp next time -->",
]  # fmt: skip
TOLD = [
    "Mail was down for an hour.", "- 10:05 Alert\n- 10:20 Over", "The disk was full.", "- **Users:** all of them",
    "- [ ] Watch the disk\n- [ ] Describe the backup", "- Why did nobody see it?\n  We had no alarm.",
]  # fmt: skip


def test_notes_under_most_headings_make_a_form():
    assert is_unfilled(page(form(*NOTES)).root)
    assert is_unfilled(page(form(TOLD[0], *NOTES[1:])).root)


def test_words_under_most_headings_make_a_report():
    assert not is_unfilled(page(form(*TOLD)).root)
    assert not is_unfilled(page(form(*NOTES[:2], *TOLD[2:])).root)


@pytest.mark.parametrize(
    "note",
    ["*Two sentences.*", "_Two sentences_", "What fell over?", "(two sentences)", "<two sentences>", "TBD",
     "**When:** YYYY-MM-DD HH:MM\n**Level:** P1 / P2 / P3", "Beschreiben Sie kurz, was ausfiel.", "影響を記入",
     "Descreva como foi visto.", "- **[HH:MM]** - Seen\n- **[HH:MM]** - Repaired", "- T0: seen\n- T1: repaired",
     "- 数据：丢失/重复/延迟"],
)  # fmt: skip
def test_a_note_in_many_forms(note):
    assert is_unfilled(page(form(note, note, note, note, *TOLD[:2])).root)


def test_a_question_with_its_answer_under_it_asks_no_more():
    told = "What fell over?\nThe mail queue."
    assert not is_unfilled(page(form(told, told, told, told, *NOTES[:2])).root)


def test_a_document_of_other_things_is_no_form():
    assert not is_unfilled(page("# Settings\n\n## A\n\n[one]\n\n## B\n\n[two]\n\n## C\n\n[three]\n").root)


def test_a_form_without_the_word_for_it_is_one_and_its_headings_are_its_sections():
    playbook = read(form(*NOTES))
    assert (playbook.kind, [one.name for one in playbook.review]) == ("report_template", list(HEADS))


def test_half_of_the_sections_are_enough_for_what_calls_itself_a_form():
    text = form(*NOTES[:3], *TOLD[3:])
    assert not is_unfilled(page(text).root)
    assert is_unfilled(page(text).root, called_so=True)
    playbook = read(text.replace("# Incident report", "# Outage template"))
    assert playbook.kind == "report_template"


def test_the_levels_that_a_form_offers_are_no_scale():
    assert read(form("- **Level:** P1 / P2 / P3", *NOTES[1:])).severities == ()


def test_a_blank_in_the_title_is_as_good_as_the_word_for_a_form():
    text = form(*NOTES[:3], *TOLD[3:])
    assert read(text).kind != "report_template"
    assert read(text.replace("# Incident report", "# Incident: <title>")).kind == "report_template"
