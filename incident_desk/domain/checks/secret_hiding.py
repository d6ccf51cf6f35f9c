"""Takes a check's secrets out of what came back, also where an answer repeats one in another spelling. Pure."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, quote_plus, unquote, urlsplit

from incident_desk.domain.checks.secret_words import MASK
from incident_desk.domain.health_sample import Sample

SHORTEST_HIDDEN = 4
"""A shorter secret would be found by chance everywhere in an answer."""


def spellings(secrets: Iterable[str], asked: Mapping[str, Any]) -> tuple[str, ...]:
    """Each way in which an answer may repeat one of the secrets; ``asked`` is the check's data with them in it.

    An answer that shows the request has them as they were sent: in a web address, in JSON, or name and password
    of the address together as a header carries them.
    """
    found = {_in_header(str(asked.get("url", "")))}
    for one in secrets:
        plain = unquote(one)
        found |= {one, plain, quote(plain, safe=""), quote_plus(plain)}
        found |= {json.dumps(plain)[1:-1], json.dumps(plain, ensure_ascii=False)[1:-1]}
    return tuple(sorted((one for one in found if len(one) >= SHORTEST_HIDDEN), key=len, reverse=True))


def hidden(text: str, words: Iterable[str]) -> str:
    """The text without these words, and without the beginning of one at its end, where it was cut."""
    for word in words:
        text = text.replace(word, MASK)
        for length in range(min(len(word) - 1, len(text)), SHORTEST_HIDDEN - 1, -1):
            if text.endswith(word[:length]):
                text = text[:-length] + MASK
                break
    return text


def without(sample: Sample, words: Iterable[str]) -> Sample:
    """The sample with none of these words in any of its texts."""
    every = tuple(words)
    if not every:
        return sample
    return replace(
        sample,
        error=hidden(sample.error, every),
        warning=hidden(sample.warning, every),
        evidence=hidden(sample.evidence, every),
        version=hidden(sample.version, every),
        parts=tuple(
            replace(one, name=hidden(one.name, every), words=hidden(one.words, every)) for one in sample.parts
        ),
    )


def _in_header(address: str) -> str:
    """Name and password of an address as the header of its request has them; empty where there are none."""
    try:
        name, at, _ = urlsplit(address).netloc.rpartition("@")
    except ValueError:
        return ""
    user, _, password = name.partition(":")
    return b64encode(f"{unquote(user)}:{unquote(password)}".encode()).decode() if at else ""
