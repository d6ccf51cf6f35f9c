"""What a typed change says of itself: its kind, its reference and its environment. The words stay as they are.

::

    deploy 7c1e0f4 to production        rolled back to v1.2.3        config: pool 500 #4711        env:eu-west
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incident_desk.domain.changes import kind_named
from incident_desk.domain.health_record import ChangeKind

_AROUND = "()[]{}<>,.;:!?'\"`"
"""What stands around a word in a sentence and is no part of it."""
_HASH = re.compile(r"(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,64}", re.IGNORECASE)
_VERSION = re.compile(r"(?:v\d+(?:\.\d+)*|\d+\.\d+\.\d+)(?:[-+][\w.+-]*\w)?", re.IGNORECASE)
_NUMBER = re.compile(r"#\d{1,12}")
_LONGEST_REF = 80
_TO = frozenset({"to", "→", "->", "=>"})
_ENVIRONMENTS = {"production": "production", "prod": "production", "staging": "staging", "dev": "dev"}
_NAMED = re.compile(r"env:([\w.-]{1,60})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What was understood of a typed change."""

    what: ChangeKind = ChangeKind.OTHER
    ref: str = ""
    environment: str = ""


def read_change(text: str) -> ChangeWords:
    """Kind, reference and environment of a change, as far as the words name them."""
    words = text.split()
    bare = [word.strip(_AROUND) for word in words]
    return ChangeWords(_kind(bare), _ref(words), _environment(words))


def _kind(bare: Sequence[str]) -> ChangeKind:
    """The first two words, or the first one, name the kind."""
    return kind_named(" ".join(bare[:2])) or kind_named("".join(bare[:1])) or ChangeKind.OTHER


def _ref(words: Sequence[str]) -> str:
    """The reference that something was changed to, else the first one."""
    found = list(_refs(words))
    return next((word for word, is_new in found if is_new), found[0][0] if found else "")


def _refs(words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    for place, whole in enumerate(words):
        word = whole.strip(_AROUND)
        if len(word) <= _LONGEST_REF and any(one.fullmatch(word) for one in (_HASH, _VERSION, _NUMBER)):
            yield word, place > 0 and words[place - 1].casefold() in _TO


def _environment(words: Sequence[str]) -> str:
    """``env:NAME`` wherever it stands, else the first word that is an environment."""
    named = next((found[1] for word in words if (found := _NAMED.fullmatch(word.rstrip(",.;")))), "")
    bare = (word.strip(_AROUND).casefold() for word in words)
    return named or next((_ENVIRONMENTS[word] for word in bare if word in _ENVIRONMENTS), "")
