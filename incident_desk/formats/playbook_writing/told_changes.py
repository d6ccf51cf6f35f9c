"""The lines of one told thing, a contact, a level of the path, a sign, a limit or a reason, with other contents."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from incident_desk.domain.playbook import Contact, Criterion, EscalationHop, SeverityLevel, Threshold, Trigger
from incident_desk.formats.playbook_writing.spelling import interval_words, target_words
from incident_desk.formats.playbook_writing.time_changes import changed_time, with_time
from incident_desk.formats.playbook_writing.word_changes import every_change, is_row

Words = tuple[str, str]
"""What a thing says and what it is to say."""
_MOST = 24
_PARTED = " · "
"""What stands between the cells of a row that is read as one sign."""
_OVERRUNS = "overruns|runs over|is over its window|exceeds its window"
TARGETS = ("response", "resolution", "update_every")


def said_otherwise(raw: str, old: Any, new: Any) -> Iterator[str]:
    """The Markdown *raw*, which says *old*, in ways that may say *new*; the likeliest first."""
    if isinstance(old, (Trigger, Criterion)):
        yield from _signs(raw, old.text, new.text)
        return
    texts = every_change([raw], _words(old, new))
    for text in texts:
        yield from _timed(text, old, new)


def _words(old: Any, new: Any) -> list[Words]:
    if isinstance(old, Contact):
        return [(old.role, new.role), (old.primary, new.primary), (old.secondary, new.secondary), *_more(old, new)]
    if isinstance(old, EscalationHop):
        return [(old.role, new.role)]
    if isinstance(old, Threshold):
        return [(old.metric, new.metric), (old.warning, new.warning), (old.critical, new.critical)]
    return _level_words(old, new)


def _more(old: Contact, new: Contact) -> Iterator[Words]:
    """The further cells by their headings."""
    told = {pair[0]: pair[1] for pair in new.more}
    known = {pair[0] for pair in old.more}
    yield from ((words, told.get(head, "")) for head, words in old.more)
    yield from (("", words) for head, words in told.items() if head not in known)


def _level_words(old: SeverityLevel, new: SeverityLevel) -> list[Words]:
    return [(old.written or old.name, new.written or new.name), (old.definition, new.definition)]


def _signs(raw: str, old: str, new: str) -> Iterator[str]:
    yield from every_change([raw], [(old, new)])
    if not is_row(raw) or _PARTED not in old:
        return
    was, now = old.split(_PARTED), new.split(_PARTED)
    cells = now if len(now) == len(was) else [new, *("" for _ in was[1:])]
    yield from every_change([raw], list(zip(was, cells, strict=True)))


def _timed(raw: str, old: Any, new: Any) -> Iterator[str]:
    if isinstance(old, EscalationHop):
        yield from _hop_time(raw, old, new)
    elif isinstance(old, Threshold):
        yield from [raw] if old.every_s == new.every_s else changed_time(raw, old.every_s, new.every_s)
    elif isinstance(old, SeverityLevel):
        yield from _targets(raw, old, new)
    else:
        yield raw


def _hop_time(raw: str, old: EscalationHop, new: EscalationHop) -> Iterator[str]:
    if (old.after_s, old.phase) == (new.after_s, new.phase):
        yield raw
        return
    if old.phase and not new.phase:
        yield from _without_phase(raw, old.phase, new.after_s)
        return
    if old.after_s is None and new.after_s is not None:
        yield from with_time(raw, new.after_s, new.role)
        return
    yield from changed_time(raw, old.after_s, new.after_s)


def _without_phase(raw: str, phase: str, seconds: int | None) -> Iterator[str]:
    """The time instead of the phase whose overrun asked for the level."""
    words = rf"(?:,\s*)?\b(?:if|when|once)\s+(?:the\s+)?[*_`]*{re.escape(phase)}[^,;()|]*?(?:{_OVERRUNS})"
    found = re.search(words, raw, re.I)
    if found is None:
        return
    bare = raw[: found.start()] + raw[found.end() :]
    emptied = re.sub(r"\s*[(（]\s*[)）]", "", bare)
    if seconds is None:
        yield from (emptied, bare)
        return
    yield from changed_time(bare, seconds, seconds)
    yield from (
        raw[: found.start()] + told + raw[found.end() :] for told in with_time("", seconds) if told.strip(" (:")
    )
    yield from with_time(emptied, seconds)


def _targets(raw: str, old: SeverityLevel, new: SeverityLevel) -> Iterator[str]:
    texts = [raw]
    for target in TARGETS:
        was, now = (getattr(one, f"{target}_s") for one in (old, new))
        if was != now:
            texts = list(dict.fromkeys(told for text in texts for told in _target(text, target, old, new)))[:_MOST]
    yield from texts


def _target(raw: str, target: str, old: SeverityLevel, new: SeverityLevel) -> Iterator[str]:
    was, now = words_of(old, target), words_of(new, target)
    seconds = getattr(old, f"{target}_s"), getattr(new, f"{target}_s")
    if was and not is_row(raw) and now:
        yield from (raw.replace(was, told, 1) for told in changed_time(was, *seconds) if was in raw)
    if was or is_row(raw):
        yield from every_change([raw], [(was, now)])
    yield from changed_time(raw, *seconds) if seconds[0] is not None else ()


def words_of(level: SeverityLevel, target: str) -> str:
    """A target in words; empty where the level has none."""
    if target == "update_every":
        return interval_words(level.update_every_s).capitalize()
    return target_words(getattr(level, f"{target}_text"), getattr(level, f"{target}_s"))


def namings(new: Any) -> Iterator[Any]:
    """A new level in the ways in which a document may call it; anything else as it is."""
    yield new
    if isinstance(new, SeverityLevel) and new.label:
        for form in ("{} - {}", "{} ({})", "{}: {}"):
            yield replace(new, written=form.format(new.name, new.label))
        yield replace(new, written=new.name, definition="")
