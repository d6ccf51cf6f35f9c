"""What a health answer says of the running service: which version it is, and since when it runs. Pure.

A number is taken for seconds, as most services give it; of texts only `81234.5` and `3d 4h 5m 6s` are read. What is
written in another way says nothing rather than something wrong.
"""

import re
from collections.abc import Mapping
from typing import Any

LONGEST_VERSION = 64
MOST_UPTIME_S = 10.0**10
MOST_FACTS_BYTES = 16_384
"""A longer answer is not read for its facts alone."""

_VERSIONS = (("version", "release"), ("build",), ("commit", "git_sha"))
"""Of each group the first that is there counts: a deploy may change the commit and leave the version."""
_UPTIMES = ("uptime", "uptime_s", "uptime_seconds")
_SPAN = re.compile(r"(?:(\d{1,6}) ?d)? ?(?:(\d{1,6}) ?h)? ?(?:(\d{1,8}) ?m)? ?(?:(\d{1,9}) ?s)?")
_PARTS_S = (86_400, 3_600, 60, 1)


def version_of(whole: Any) -> str:
    """The version that an answer names, with its build and commit; empty where it names none."""
    if not isinstance(whole, Mapping):
        return ""
    found = [next((text for name in names if (text := _plain(whole.get(name)))), "") for names in _VERSIONS]
    return " ".join(dict.fromkeys(one for one in found if one))[:LONGEST_VERSION]


def uptime_of(whole: Any) -> float | None:
    """For how many seconds the service runs; None where it does not say so, or not in a way that is certain."""
    if not isinstance(whole, Mapping):
        return None
    given = next((whole[name] for name in _UPTIMES if name in whole), None)
    seconds = _seconds(given)
    return seconds if seconds is not None and 0 <= seconds <= MOST_UPTIME_S else None


def _plain(given: Any) -> str:
    """A word or a whole number as one line of text without what acts unseen."""
    if isinstance(given, bool) or not isinstance(given, str | int):
        return ""
    if isinstance(given, int) and abs(given) > MOST_UPTIME_S:
        return ""
    text = " ".join(str(given)[: 2 * LONGEST_VERSION].split())
    return text[:LONGEST_VERSION] if text.isprintable() else ""


def _seconds(given: Any) -> float | None:
    if isinstance(given, bool):
        return None
    if isinstance(given, int | float):
        return float(given) if -MOST_UPTIME_S <= given <= MOST_UPTIME_S else None
    text = given.strip() if isinstance(given, str) and len(given) <= LONGEST_VERSION else ""
    if not text.isascii():
        return None
    if re.fullmatch(r"\d{1,11}(?:\.\d+)?", text):
        return float(text)
    found = _SPAN.fullmatch(text)
    if not text or found is None:
        return None
    return float(sum(int(part) * each for part, each in zip(found.groups(), _PARTS_S, strict=True) if part))
