"""Readable keys as people type them: case and leading zeros do not matter, and a number may stand alone."""

from collections.abc import Sequence

from incident_desk.services.ports import Head


def head_of(heads: Sequence[Head], key: str, prefix: str) -> Head | None:
    """The record of a key: one of just that name before one of the same number; a bare number takes the prefix."""
    wanted = key.strip().casefold()
    exact = (head for head in heads if head.key.casefold() == wanted)
    alike = (head for head in heads if plain_key(head.key, prefix) == plain_key(wanted, prefix))
    return next(exact, None) or next(alike, None)


def plain_key(key: str, prefix: str) -> str:
    """A key without what people leave out: ``INC-0047``, ``inc-47`` and ``47`` are one."""
    before, _, number = key.casefold().rpartition("-")
    if not (number.isascii() and number.isdigit()):
        return key.casefold()
    return f"{before or prefix.casefold().rstrip('-')}-{int(number[:18])}"
