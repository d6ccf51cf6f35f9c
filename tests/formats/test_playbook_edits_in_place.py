"""Whatever is edited, what is not concerned stands in the document byte for byte, and is read as it was edited."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import Span, walk
from incident_desk.domain.playbook_editing_homes import Home, homes, steps_in
from incident_desk.domain.playbook_editing_phases import edges, move_edge
from incident_desk.domain.playbook_editing_steps import add_step, delete_step, home_of, move_step, set_commands
from incident_desk.domain.playbook_editing_told import rename
from incident_desk.formats.playbook_markdown import playbook_markdown
from incident_desk.formats.playbook_revision import revised
from incident_desk.formats.playbook_writing.likeness import unlike
from incident_desk.formats.reading.commands import command_of
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.formats.step_times import reworded
from incident_desk.resource_files import resource
from tests.examples import few
from tests.formats.playbook_acts import WORDS
from tests.formats.playbook_values import playbooks

BESIDE = {"kind", "language"}
_ITEM = re.compile(r"^\s*(?:\d{1,9}[.)]|[-*+])\s+")
NOTE = "\n## Notes to keep\n\n|a | b|\n|:-|--:|\n|1 |  2|\n\n*Said* by __Mara__   and   `kept`  \n"
RUNBOOK = """---
owner: harbour
---
# Bell latency

> **When to use**: the bell is late

## 1. Look (0–10 min)

1. [ ] Ack the page
2. [ ] Open `#inc-bell` and post "looking"
3. [ ] Look at the board: https://bell.example/d/rope
   - rope per bell
   - p95/p99
4. [ ] Check what was rung:
   ```bash
   ring history | tail -5
   ```

## 2. Mend (10–40 min)

1. [ ] If rung < 2h ago -> ring back
   ```bash
   ring back
   ```
2. [ ] If ropes > 90 %: restart the rope
   `kubectl -n bell rollout restart deploy/rope`
3. [ ] Otherwise shed load: `feature off chime --env <ENV>`
4. [ ] Verify `rope api` is green

## 3. Wrap up

- [ ] Page -> resolved
- [ ] Review within 48h
"""
MESSY = """BELL OVER - how we do it

ask in #bell first

STEP 1 - look who rings:   bell list
step 2:  bell over   (say y)
      * wait 30s
4) tell the harbour
- [x] update wiki

Notes
  * don't do it at night
  * after it the rope needs oil
P1 = answer in 10 min
"""


DEEDS = {
    "up": lambda book, step, words: move_step(book, step.id, -1),
    "down": lambda book, step, words: move_step(book, step.id, 1),
    "reword": lambda book, step, words: reworded(book, step.id, words),
    "reword the end": lambda book, step, words: reworded(book, step.id, f"{step.text} {words}"),
    "add": lambda book, step, words: add_step(book, home_of(book, step.id), words, step.id)[0],
    "remove": lambda book, step, words: delete_step(book, step.id),
    "title": lambda book, step, words: rename(book, f"{words} Playbook"),
    "window": lambda book, step, words: (
        move_edge(book, edges(book)[0][0], edges(book)[0][1] + 60) if edges(book) else book
    ),
}


def steps_of(book):
    return [step for home in homes(book) for step in walk(steps_in(book, home))]


def done(book, deed):
    name, number, words = deed
    steps = steps_of(book)
    try:
        return DEEDS[name](book, steps[number % len(steps)], words) if steps else book
    except Refused:
        return book


def bare(line):
    return _ITEM.sub("", line).strip()


def own_lines(source, step):
    """The lines of a step that are in no step under it, without mark and indent."""
    under = {line for child in step.children for line in range(child.span.first, child.span.last + 1)}
    lines = source.split("\n")
    return [bare(lines[line - 1]) for line in range(step.span.first, step.span.last + 1) if line not in under]


def untouched(source, before, after):
    """The lines of all steps that are as they were, and of everything else."""
    now = {step.id: (step.text, step.commands, step.detail, step.due_s) for step in steps_of(after)}
    steps = [step for step in steps_of(before) if step.span is not None]
    in_steps = {line for step in steps for line in range(step.span.first, step.span.last + 1)}
    headings = {phase.span.first for phase in before.plan().phases if phase.span} | {
        one.line for one in before.facts.headings if one.text == before.title
    }
    kept = [
        line
        for step in steps
        if now.get(step.id) == (step.text, step.commands, step.detail, step.due_s)
        for line in own_lines(source, step)
    ]
    others = [
        line.strip()
        for place, line in enumerate(source.split("\n"), start=1)
        if place not in in_steps and place not in headings
    ]
    return Counter(filter(None, kept)), Counter(filter(None, others))


def is_kept(source, deeds):
    """The edits are in the document, or it is said what would be lost; the rest stays. Whether they are in."""
    before = read_playbook(source, "bell.md")
    after = before
    for deed in deeds:
        after = done(after, deed)
    found = revised(source, before, after)
    again = read_playbook(found.text, "bell.md")
    assert set(unlike(after, again, places=False)) <= {*found.otherwise, *found.along}
    if found.is_anew or found.lost or set(found.otherwise) - BESIDE:
        return False
    kept, others = untouched(source, before, after)
    assert not kept - Counter(map(bare, found.text.split("\n")))
    assert not others - Counter(line.strip() for line in found.text.split("\n"))
    return True


def deeds(most=3):
    return st.lists(
        st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 40), st.sampled_from(WORDS)),
        min_size=1, max_size=most,
    )  # fmt: skip


FEW = settings(max_examples=few(4, 10), deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
MANY = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


@FEW
@given(playbooks(), deeds())
def test_any_edits_of_any_playbook_leave_the_rest_as_it_was(book, some):
    is_kept(playbook_markdown(book) + NOTE, some)


@pytest.mark.slow
@pytest.mark.timeout(600)
@MANY
@given(playbooks(), deeds())
def test_many_edits_of_any_playbook_leave_the_rest_as_it_was(book, some):
    is_kept(playbook_markdown(book) + NOTE, some)


@pytest.mark.parametrize("source", [RUNBOOK + NOTE, MESSY], ids=["runbook", "messy"])
@settings(max_examples=few(8, 20), deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(deeds(4))
def test_any_edits_of_a_document_as_a_team_keeps_it_leave_the_rest_as_it_was(source, some):
    is_kept(source, some)


@pytest.mark.parametrize("source", [RUNBOOK + NOTE, MESSY], ids=["runbook", "messy"])
@pytest.mark.parametrize("name", sorted(DEEDS))
def test_each_edit_of_each_step_stands_in_the_own_lines_of_the_document(name, source):
    some = range(len(steps_of(read_playbook(source, "bell.md"))))
    assert all(is_kept(source, [(name, place, "Polish the blue lamp")]) for place in some)


@pytest.mark.parametrize(("there", "back"), [("up", -1), ("down", 1)])
@pytest.mark.parametrize("place", range(8))
def test_a_move_and_its_way_back_over_two_versions_give_the_same_bytes(place, there, back):
    book = read_playbook(RUNBOOK, "bell.md")
    step = steps_of(book)[place]
    try:
        moved = move_step(book, step.id, back)
        text = revised(RUNBOOK, book, moved).text
        again = read_playbook(text, "bell.md")
        other = next(one for one in steps_of(again) if one.text == step.text)
        home = move_step(again, other.id, -back)
    except Refused:
        return
    assert text != RUNBOOK and revised(text, again, home).text == RUNBOOK


def test_the_steps_of_a_shipped_playbook_are_moved_with_their_lines():
    source = resource("playbooks", "service-outage.md").read_text(encoding="utf-8")
    assert all(is_kept(source, [("down", place, "")]) for place in range(3))


def test_code_that_is_typed_into_a_step_is_written_as_code():
    book = read_playbook(RUNBOOK, "bell.md")
    edited = reworded(book, "1.1", "Ack it: `kubectl get pods`")
    edited, _ = add_step(edited, Home("phase", 2), "See `df -h` now", "3.1")
    found = revised(RUNBOOK, book, edited)
    assert (found.otherwise, found.lost) == ((), ())
    told = RUNBOOK.replace("Ack the page", "Ack it: `kubectl get pods`")
    assert found.text == told.replace("- [ ] Review", "- [ ] See `df -h` now\n- [ ] Review")
    assert read_playbook(found.text, "bell.md").step("1.1").commands[0].text == "kubectl get pods"


def test_another_title_with_a_step_that_came_and_went_changes_the_title_alone():
    book = read_playbook(MESSY, "bell.md")
    step = steps_of(book)[0]
    added, new = add_step(rename(book, "Bell failover"), home_of(book, step.id), "new", step.id)
    found = revised(MESSY, book, delete_step(added, new))
    assert (found.text, found.otherwise, found.lost) == (f"# Bell failover\n\n{MESSY}", (), ())


@pytest.mark.parametrize("step_id", ["1.1", "1.4", "2.2", "2.3"])
def test_a_command_that_is_added_or_taken_away_leaves_the_rest(step_id):
    book = read_playbook(RUNBOOK, "bell.md")
    old = book.step(step_id)
    new = replace(command_of("df -h", "bash", "", Span(0, 0)), span=None)
    found = revised(RUNBOOK, book, set_commands(book, step_id, (*old.commands, new)))
    assert (found.otherwise, found.lost, found.rewritten, found.is_anew) == ((), (), (), False)
    again = read_playbook(found.text, "bell.md")
    back = revised(found.text, again, set_commands(again, step_id, again.step(step_id).commands[:-1]))
    assert (back.text, back.otherwise) == (RUNBOOK, ())
