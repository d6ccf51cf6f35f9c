"""A draft and a newer version put together."""

from dataclasses import replace

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook_editing import Editing
from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.domain.playbook_editing_steps import rename_step
from incident_desk.domain.playbook_editing_told import rename
from incident_desk.formats.three_ways import Choice
from incident_desk.qt.pages.playbooks.drafting import Draft, compiled
from incident_desk.qt.pages.playbooks.meeting import meeting, met
from incident_desk.services.shelved import Saving
from tests.qt.pages.playbooks.conftest import BOOK, TEXT, draft


def begun(*acts):
    one, book = draft(), BOOK
    for act in acts:
        book = act(book)
    return replace(one, editing=Editing(BOOK, BOOK).to(book))


def test_edits_of_both_are_in_it_and_undo_gives_mine(library):
    library.save("printer", TEXT.replace("Tell everybody", "Tell all").encode(), Saving(1))
    mine = begun(lambda book: move_edge(book, 0, 1200), lambda book: rename(book, "Press"))
    found = meeting(library, mine)
    new = met(found, {})
    assert (found.version, new.of, new.source) == (2, 2, found.book.document.text)
    assert not any(part.is_clash for part in found.parts)
    assert new.editing.present.plan().phases[0].end_s == 1200 and new.editing.present.title == "Press"
    assert new.editing.present.plan().phases[2].steps[0].text == "Tell all"
    assert new.editing.undone().present == mine.editing.present and new.editing.base == found.book.playbook
    assert "Tell all" in compiled(new).text and "0-20 minutes" in compiled(new).text


def test_what_both_changed_is_as_chosen(library):
    library.save("printer", TEXT.replace("Ask around", "Ask").encode(), Saving(1))
    found = meeting(library, begun(lambda book: rename_step(book, "1.2", "Ask aloud")))
    place = next(place for place, part in enumerate(found.parts) if part.is_clash)
    for choice, words in (
        (Choice.MINE, ["Ask aloud"]),
        (Choice.THEIRS, ["Ask"]),
        (Choice.BOTH, ["Ask", "Ask aloud"]),
    ):
        steps = met(found, {place: choice}).editing.present.plan().phases[0].steps
        assert [step.text for step in steps[1:]] == words


FORMS = {
    "table": ("| Level | Meaning | Response time |\n|---|---|---|\n| SEV1 | All is down | 5 minutes |\n"
              "| SEV3 | Slow | 1 hour |\n", "Slow", "Hardly seen"),
    "list": ("- **SEV1**: All is down. Response time: 5 minutes\n- **SEV3**: Slow. Response time: 1 hour\n",
             "Slow", "Hardly seen"),
    "headings": ("### SEV1\n\nAll is down\n\n- Response time: 5 minutes\n\n### SEV3\n\nSlow\n\n"
                 "- Response time: 1 hour\n", "Slow", "Hardly seen"),
}  # fmt: skip


def later(book, seconds=10_800):
    """SEV3 is answered in three hours."""
    words = f"{seconds // 3600} hours"
    levels = [
        replace(one, response_s=seconds, response_text=words) if one.name == "SEV3" else one
        for one in book.severities
    ]
    return replace(book, severities=tuple(levels))


def sev3(book):
    return next(one for one in book.severities if one.name == "SEV3")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("choice", [Choice.BOTH, Choice.MINE])
def test_a_target_of_mine_and_a_meaning_of_theirs_stand_both_in_it(library, form, choice):
    levels, was, now = FORMS[form]
    text = f"# Bell\n\n## Severity levels\n\n{levels}\n## Look (0-10 min)\n\n1. Ring\n"
    library.save("bell", text.encode(), Saving(0))
    base = library.find("bell").playbook
    assert sev3(base).response_s == 3600
    library.save("bell", text.replace(was, now).encode(), Saving(1))
    theirs = library.find("bell").playbook
    mine = Draft("bell", 1, text, Editing(base, base).to(later(base)))
    found = meeting(library, mine)
    new = met(found, dict.fromkeys(range(len(found.parts)), choice))
    assert sev3(new.editing.present).response_s == 10_800
    assert len([one for one in new.editing.present.severities if one.name == "SEV3"]) == 1
    if choice is Choice.BOTH or not any(part.is_clash for part in found.parts):
        assert sev3(new.editing.present).definition == sev3(theirs).definition
    done = compiled(new)
    assert not done.refusal and "3 h" in done.text and "1 hour" not in done.text


def test_an_edit_that_nobody_decided_against_is_never_lost(library):
    text = (
        "# Bell\n\n## Severity levels\n\n- **SEV3**: Slow. Response time: 1 hour\n\n## Look (0-10 min)\n\n1. Ring\n"
    )
    library.save("bell", text.encode(), Saving(0))
    base = library.find("bell").playbook
    library.save("bell", text.replace("1 hour", "2 hours").encode(), Saving(1))
    mine = Draft("bell", 1, text, Editing(base, base).to(later(base)))
    found = meeting(library, mine)
    every = range(len(found.parts))
    assert [part.is_clash for part in found.parts].count(True) == 1
    with pytest.raises(Refused, match=r"severity “SEV3”, response: 1 h → 3 h.*Choose Mine or Theirs"):
        met(found, dict.fromkeys(every, Choice.BOTH))
    assert sev3(met(found, {}).editing.present).response_s == 10_800
    assert sev3(met(found, dict.fromkeys(every, Choice.THEIRS)).editing.present).response_s == 7200
