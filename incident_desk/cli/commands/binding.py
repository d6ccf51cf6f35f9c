"""Let a check tick a step, or loosen the two: a part of the command ``step``."""

from incident_desk.cli.session import Session, worked_on
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.sensed_steps import GOOD, bindings_of
from incident_desk.services.acts.binding import bind_step, loosen_step
from incident_desk.services.acts.playing import find_step


def is_binding(session: Session) -> bool:
    """Whether the command is about the check of a step, not about its state.

    Raises:
        WrongUse: it says both, or a number of answers for no check.
    """
    words = session.words
    about_check: int = bool(words.check) + words.loose
    about_state: int = words.done + (words.skip is not None) + words.doing + words.open
    if about_check > 1 or (about_check and (about_state or words.reason or words.at)):
        raise WrongUse("Say --check NAME or --loose by itself")
    if words.good is not None and not words.check:
        raise WrongUse("--good goes with --check NAME")
    if words.reason and not words.done:
        raise WrongUse("--reason goes with --done; say --skip REASON where the step is not needed")
    return about_check == 1


def bind(session: Session) -> int:
    """Bind the step to the check, or loosen it."""
    words = session.words
    incident, desk = worked_on(session, words.key), session.place.desk
    step = find_step(incident, words.step)
    good = words.good if words.good is not None else GOOD
    if words.check:
        change = desk.act(incident.id, lambda now, _: bind_step(now, step.id, words.check, good), session.who)
    else:
        change = desk.act(incident.id, lambda now, _: loosen_step(now, step.id), session.who)
    bound = bindings_of(change.after).get(step.id)
    data = {
        "key": incident.key,
        "step": step.id,
        "text": step.text,
        "check": bound.name if bound else None,
        "good": bound.good if bound else None,
    }
    row = "1 good answer" if bound and bound.good == 1 else f"{good} good answers in a row"
    how = f"ticked by {bound.name} after {row}" if bound else "no longer ticked by a check"
    return session.answer(data, lambda: f"{incident.key} {step.text}: {how}")
