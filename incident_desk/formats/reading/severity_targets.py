"""What a cell, a label or a sentence allows a level: how long until somebody responds, how long until it is over,
how often it is spoken about. One text may state several: "15-min response, 4-hr resolution"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.durations import UNIT, interval_seconds, target_seconds
from incident_desk.formats.reading.labels import Labelled, labelled
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.severity_names import starts_with_level, word_of
from incident_desk.formats.reading.vocabulary import folded_words
from incident_desk.formats.reading.words import (
    LABEL_IN_PASSING,
    LABEL_RESOLUTION,
    LABEL_RESPONSE,
    LABEL_TARGET,
    LABEL_UPDATES,
    folded,
    says,
    together,
)

Targets = dict[str, int | str | None]
_ANY_KIND = together(LABEL_RESOLUTION, LABEL_UPDATES, LABEL_RESPONSE)
_LONGEST, _LONGEST_PIECE = 120, 80
_FEW, _SHORT = 3, 40
_BETWEEN = re.compile(r"[;,|\n]|\s/\s|\.\s")
"""What parts the targets of one text."""
_ONCE = re.compile(rf"(?<![a-z]){any_of(word for word in folded_words('times', 'within') if word != 'in')}\s+\S")
_AGAIN = re.compile(rf"(?<![a-z]){any_of(folded_words('times', 'every'))}(?![a-z])")
"""Words that allow a time once, and words that ask for it again and again."""
_UNMET = re.compile(
    r"\b(?:without|if no\w*|unless|not \w+ed|unresolved|unacknowledged|ohne|nicht|sin|sans|sem|n[aã]o|pas)\b", re.I
)
"""What speaks of a target that was missed: "After 30 minutes without resolution"."""
_BOTH = re.compile(
    rf"(?P<first>[^;,/|]{{2,24}}?\b(?:ack|acknowledg\w{{1,6}}|respon\w{{1,4}}|reply))\s?[,;/]\s?(?P<second>[<≤]?\s?\d+\s?{UNIT})",
    re.I,
)
"""The time to answer with its word, and behind it the one until all is well: "30 min ack, 24 hr"."""
_IN_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")


def targets_in(label: str, value: str) -> Targets:
    """The targets that a labelled value states, or a sentence where there is no label."""
    own = kind_of(label)
    if label and not own and not _is_time_label(label):
        return {}
    told = _by_kind(value, own)
    others = {kind: piece for kind, piece in told.items() if kind and kind != own}
    targets: Targets = {}
    for kind, piece in others.items():
        targets |= _target(kind, _without_label(piece))
    if own == "response" and not others and (both := _BOTH.fullmatch(value.strip())):
        return _target(own, both["first"]) | _target("resolution", both["second"])
    return _target(own, told.get("", "") if others else value) | targets if own else targets


def _by_kind(value: str, own: str) -> dict[str, str]:
    """The pieces of a text by what they are a target of, the first of each; "" of those that don't say."""
    pieces = [piece.strip() for piece in _BETWEEN.split(_IN_BRACKETS.sub(r", \1", value) if not own else value)]
    told: dict[str, str] = {}
    for kind, group in groupby(_but_in_passing(pieces), key=_kind_of_piece):
        told.setdefault("" if kind == own else kind, ", ".join(filter(None, group)))
    return told


def _but_in_passing(pieces: Sequence[str]) -> Sequence[str]:
    """The pieces; where one says when all is well, those that only help until then are left out: "mitigated in 30
    min, resolved in 4 h"."""
    ends = [piece for piece in pieces if _kind_of_piece(piece) == "resolution"]
    helps = [piece for piece in ends if says(piece, LABEL_IN_PASSING)] if len(ends) > 1 else []
    return [piece for piece in pieces if piece not in helps] if len(helps) < len(ends) else pieces


def _kind_of_piece(piece: str) -> str:
    kind = kind_of(piece) if 0 < len(piece) <= _LONGEST_PIECE and not _UNMET.search(piece) else ""
    return kind if kind and target_seconds(piece) is not None else ""


def _without_label(piece: str) -> str:
    """The amount behind what it is of: "1 hour" of "Response: 1 hour"."""
    label, _, value = piece.replace("：", ":").rpartition(":")
    return value.strip() if kind_of(label) and target_seconds(value) is not None else piece


def tells_targets(section: Section) -> bool:
    """Whether it lists a time for each level, under a title that says of what: "Response times" over "Critical: 1
    hour"."""
    if section.children or not kind_of(section.name) or len(section.blocks) > _FEW:
        return False
    pairs = list(labelled(block for block in section.blocks if block.kind == "list"))
    return len(pairs) > 1 and all(starts_with_level(one.label) for one in pairs) and _are_times(pairs)


def _are_times(pairs: Sequence[Labelled]) -> bool:
    """Whether most of what stands behind the labels is a time and no more."""
    timed = [len(one.value) <= _SHORT and interval_seconds(one.value) is not None for one in pairs]
    return sum(timed) * 2 > len(timed)


def _is_time_label(label: str) -> bool:
    return says(label, LABEL_TARGET)


@lru_cache(maxsize=4096)
def kind_of(words: str) -> str:
    """What a label or a piece of a sentence speaks of: "response", "resolution", "update"; else ""."""
    plain = folded(words)
    if not says(plain, _ANY_KIND):
        return ""
    if says(plain, LABEL_RESOLUTION):
        return "resolution"
    if says(plain, LABEL_UPDATES):
        return "update"
    if says(plain, LABEL_RESPONSE) and not says(
        plain, ("response team", "responder", "response action", "who responds")
    ):
        return "response"
    return ""


def _interval(value: str) -> int | None:
    """How often, where it says so; what is said once, as "Leaders within 15 minutes", is no interval."""
    plain = folded(value)
    if again := _AGAIN.search(plain):
        return interval_seconds(plain[again.start() :]) or interval_seconds(value)
    return interval_seconds(value) if _ONCE.search(plain) is None else None


def _target(kind: str, value: str) -> Targets:
    if kind == "update":
        every = _interval(value)
        return {"update_every_s": every} if every else {}
    seconds = target_seconds(value)
    if not kind or len(value) > _LONGEST:
        return {}
    if seconds is None and word_of(value) is None and not value:
        return {}
    return {f"{kind}_s": seconds, f"{kind}_text": value}
