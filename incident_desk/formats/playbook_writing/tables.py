"""Severities, contacts, escalation and thresholds as tables and labelled lists."""

from collections.abc import Sequence
from dataclasses import replace

from incident_desk.domain.playbook import Contact, EscalationHop, SeverityLevel, Threshold
from incident_desk.formats.playbook_writing.spelling import (
    interval_words,
    label,
    labelled_item,
    spelled,
    table,
    target_words,
    time_words,
)
from incident_desk.formats.reading.outline import outline
from incident_desk.formats.reading.sections import assign_roles
from incident_desk.formats.reading.severities import read_severities
from incident_desk.formats.reading.severity_names import named
from incident_desk.formats.reading.tokens import blocks_of
from incident_desk.formats.reading.words import LABEL_SECONDARY, says


def severities_written(levels: Sequence[SeverityLevel]) -> str:
    """The levels as a table, or where a table does not say all of it, as a list each under its name."""
    for form in (_severity_table(levels), _severity_lists(levels)):
        if _read(form) == [_bare(level) for level in levels]:
            return form
    return _severity_table(levels)


def _bare(level: SeverityLevel) -> SeverityLevel:
    return replace(level, rank=0, span=None)


def _read(form: str) -> list[SeverityLevel]:
    text = f"# Playbook\n\n## Severity levels\n\n{form}"
    root = outline(blocks_of(text), text.count("\n") + 1)
    assign_roles(root)
    return [_bare(level) for level in read_severities(root)[0]]


def _severity_table(levels: Sequence[SeverityLevel]) -> str:
    pairs = [dict(sign.partition(": ")[::2] for sign in level.signs) for level in levels]
    more = list(dict.fromkeys(name for row in pairs for name in row))
    head = ["Level", "Name", "Response time", "Resolution time", "Update frequency", "Description", *more]
    rows = [
        [
            level.written or level.name,
            _own_label(level),
            target_words(level.response_text, level.response_s),
            target_words(level.resolution_text, level.resolution_s),
            interval_words(level.update_every_s).capitalize(),
            level.definition,
            *(row.get(name, "") for name in more),
        ]
        for level, row in zip(levels, pairs, strict=True)
    ]
    return table(head, rows)


def _own_label(level: SeverityLevel) -> str:
    """The word of a level where its name in the document does not say it already."""
    read = named(level.written or level.name)
    return "" if read is not None and read.label == level.label else level.label


def _severity_lists(levels: Sequence[SeverityLevel]) -> str:
    parts = []
    for level in levels:
        words = level.written or " - ".join(part for part in (level.name, level.label) if part)
        parts.append(label(words, level.definition))
        items = target_items(level)
        items += [f"- {spelled(sign, '- ')}" for sign in level.signs]
        parts += ["\n".join(items)] if items else []
    return "\n\n".join(parts)


def target_items(level: SeverityLevel) -> list[str]:
    """The targets of a level as labelled items."""
    pairs = (
        ("Response time", target_words(level.response_text, level.response_s)),
        ("Resolution time", target_words(level.resolution_text, level.resolution_s)),
        ("Update frequency", interval_words(level.update_every_s).capitalize()),
    )
    return [labelled_item(name, words) for name, words in pairs if words]


def level_items(level: SeverityLevel) -> list[str]:
    """What stands under the heading of a level."""
    definition = [labelled_item("Definition", level.definition)] if level.definition else []
    return definition + target_items(level)


def contacts_table(contacts: Sequence[Contact]) -> str:
    """Whom to reach, a row each."""
    more = list(dict.fromkeys(pair[0] for contact in contacts for pair in contact.more))
    second = "Secondary"
    rows = []
    for contact in contacts:
        cells = {pair[0]: pair[1] for pair in contact.more}
        rows.append([contact.role, contact.primary, contact.secondary, *(cells.get(name, "") for name in more)])
    # A column of its own, though empty, where otherwise another one would be read as it.
    kept = (second,) if any(says(name, LABEL_SECONDARY) for name in more) else ()
    return table(["Role", "Contact", second, *more], rows, kept)


def contacts_list(contacts: Sequence[Contact]) -> str:
    """Whom to reach, an item each."""
    return "\n".join(labelled_item(one.role, one.primary) for one in contacts)


def escalation_forms(hops: Sequence[EscalationHop]) -> list[str]:
    """The path as a ladder, as a line of arrows and as a numbered list; which one is read again depends on where it
    stands."""
    steps = [f"{hop.role}{f' ({_timing(hop)})' if _timing(hop) else ''}" for hop in hops]
    rows = [[str(place), hop.role, _timing(hop)] for place, hop in enumerate(hops, start=1)]
    listed = [
        f"{place}. {label(hop.role, _timing(hop)) if _timing(hop) else spelled(hop.role)}"
        for place, hop in enumerate(hops, start=1)
    ]
    arrows = " → ".join(steps)
    return [table(["Level", "Role", "When"], rows), label("Escalation path", arrows), "\n".join(listed),
            spelled(arrows, "")]  # fmt: skip


def _timing(hop: EscalationHop) -> str:
    words = [f"after {time_words(hop.after_s)}" if hop.after_s else "immediately" if hop.after_s == 0 else ""]
    words.append(f"if {hop.phase} overruns" if hop.phase else "")
    return ", ".join(part for part in words if part)


def threshold_items(one: Threshold) -> str:
    """The limits of one measured thing, under its heading."""
    pairs = (
        ("Alert threshold", one.warning),
        ("Critical threshold", one.critical),
        ("Check frequency", interval_words(one.every_s)),
    )
    return "\n".join(labelled_item(name, words) for name, words in pairs if words)


def thresholds_table(ones: Sequence[Threshold]) -> str:
    """The limits of several measured things, a row each."""
    rows = [[one.metric, one.warning, one.critical, interval_words(one.every_s)] for one in ones]
    warning = "Warning" if any(one.critical for one in ones) else "Threshold"
    return table(["Metric", warning, "Critical", "Frequency"], rows)
