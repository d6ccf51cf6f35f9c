"""Words and time of a step, kept together.

An item of a list says in its words when it is due, a heading beside them.
"""

from dataclasses import replace

from incident_desk.domain.playbook import Playbook, Step
from incident_desk.domain.playbook_editing_steps import rename_step, set_due, step_of
from incident_desk.formats.playbook_writing.spelling import heading_words
from incident_desk.formats.reading.headings import without_window
from incident_desk.formats.reading.timed_lines import window_of_step


def bare_words(step: Step) -> str:
    """The words of a step without its time."""
    return without_window(step.text)[0]


def reworded(playbook: Playbook, step_id: str, text: str) -> Playbook:
    """Give a step other words; a time in them is when it is due, without one it stays due when it was.

    Raises:
        Refused: no words are left.
    """
    step, words = step_of(playbook, step_id), " ".join(text.split())
    window = window_of_step(words)
    if window is not None and step.role == "step":
        renamed = rename_step(playbook, step_id, words)
        return set_due(renamed, step_id, window.end_s, start_s=window.start_s)
    return rename_step(playbook, step_id, words and _with_time(replace(step, text=words), step.start_s, step.due_s))


def timed(playbook: Playbook, step_id: str, seconds: int | None) -> Playbook:
    """Let a step be due then, in seconds from the declaration; None where nothing is to say it."""
    step = step_of(playbook, step_id)
    return set_due(playbook, step_id, seconds, _with_time(step, None, seconds))


def _with_time(step: Step, start_s: int | None, due_s: int | None) -> str:
    bare = bare_words(step)
    if step.role != "step" or start_s is due_s is None:
        return bare
    return heading_words(bare, start_s, due_s)
