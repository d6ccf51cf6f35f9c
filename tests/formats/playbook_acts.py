"""Acts of editing made by chance, each a function of a playbook that may refuse."""

from dataclasses import replace

from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import Contact, walk
from incident_desk.domain.playbook_editing_phases import add_phase, edges, move_edge, remove_phase, rename_phase
from incident_desk.domain.playbook_editing_steps import (
    add_step,
    delete_step,
    indent_step,
    move_step,
    outdent_step,
    set_commands,
    step_of,
)
from incident_desk.domain.playbook_editing_told import set_contact, set_target
from incident_desk.domain.severity import scale_of
from incident_desk.formats.reading.commands import command_of
from incident_desk.formats.reading.contacts import is_nobody
from incident_desk.formats.step_times import reworded, timed

WORDS = ("Polish the blue lamp", "Count the violins", "Ask the harbour master", "Fold the paper twice")


def _ids(book):
    return [step.id for phase in book.plan().phases for step in walk(phase.steps)]


def _of_step(do):
    def act(book, number, words):
        ids = _ids(book)
        return do(book, ids[number % len(ids)], words) if ids else book

    return act


def _due(book, step_id, _words):
    return timed(book, step_id, 1500)


def _commanded(book, step_id, _words):
    step = step_of(book, step_id)
    return set_commands(book, step_id, (*step.commands, command_of("df -h", "bash", "", None)))


def _edge(book, number, _words):
    known = edges(book)
    if not known:
        return book
    place, at = known[number % len(known)]
    return move_edge(book, place, at + (number % 3 - 1) * 300)


def _target(book, number, _words):
    scale = scale_of(book)
    return set_target(book, scale[number % len(scale)], "response", 1500, "25 minutes")


def _contact(book, number, words):
    place = number % max(1, len(book.contacts))
    known = book.contacts[place] if book.contacts else Contact("Sexton")
    return set_contact(book, place, replace(known, primary=words, secondary=""), is_nobody)


ACTS = {
    "rename": _of_step(reworded),
    "delete": _of_step(lambda book, step_id, words: delete_step(book, step_id)),
    "add": _of_step(lambda book, step_id, words: add_step(book, 0, words, step_id)[0]),
    "up": _of_step(lambda book, step_id, words: move_step(book, step_id, -1)),
    "down": _of_step(lambda book, step_id, words: move_step(book, step_id, 1)),
    "indent": _of_step(lambda book, step_id, words: indent_step(book, step_id)),
    "outdent": _of_step(lambda book, step_id, words: outdent_step(book, step_id)),
    "due": _of_step(_due),
    "command": _of_step(_commanded),
    "edge": _edge,
    "phase name": lambda book, number, words: rename_phase(book, number % 2, words),
    "phase": lambda book, number, words: add_phase(book, 1, words),
    "no phase": lambda book, number, words: remove_phase(book, number % len(book.plan().phases)),
    "target": _target,
    "contact": _contact,
}


def acts(names=tuple(ACTS), most=3):
    """A few acts, each (name, number of the thing that it meets, words)."""
    one = st.tuples(st.sampled_from(names), st.integers(0, 60), st.sampled_from(WORDS))
    return st.lists(one, min_size=1, max_size=most)


def done(book, act):
    """The playbook after an act; the same where it is refused."""
    name, number, words = act
    try:
        return ACTS[name](book, number, words)
    except Refused as refusal:
        assert str(refusal).strip(), name
        return book
