"""Passwords and tokens in what a check is described with: found, taken out, and put in again just before an ask.

A record travels and is for ever, so a check holds ``{secret:NAME}`` in the place of a password; the password itself
lies on each computer that asks. What is taken out: name and password before the ``@`` of an address, values of an
address whose name says it (``token=``), headers that carry one, and such values in a text that is sent.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from incident_desk.domain.checks.reading import CheckNotReadable

MASK = "•••"
REFERENCE = re.compile(r"\{secret:([A-Za-z0-9_-]{1,100})\}")
_NAMES = (
    r"[a-z0-9_-]{0,40}(?:token|secret|password|passwd|pwd|passphrase|apikey|api[_-]?key|access[_-]?key|"
    r"auth|authorization|sig|signature|credential|session(?:[_-]?id)?)"
)
_QUERY = re.compile(rf"(?<=[?&;])({_NAMES}|key|code|sas)=([^&#;\s]+)", re.IGNORECASE)
_SENT = re.compile(rf'("?\b{_NAMES}"?\s*[:=]\s*)(?:(")((?:\\.|[^"\\])+)|([^"\s&]+))', re.IGNORECASE)
"""In quotes all until they close, else until a blank or ``&``: better too much is kept apart than half of it."""
_HEADER = re.compile(rf"(?:proxy-)?authorization|cookie|x-{_NAMES}|{_NAMES}", re.IGNORECASE)
_SCHEME = re.compile(r"(Bearer|Basic|Token|ApiKey|Digest)\s+", re.IGNORECASE)
_WORD = re.compile(rf"(?:--?)?{_NAMES}=.+|\w+://[^/@\s]+:[^/@\s]+@.*|(?:[\w-]+:\s*)?Bearer\s+\S+", re.IGNORECASE)
_URL = re.compile(r"\w+://[^,\s]+")
_FLAG = re.compile(rf"--?{_NAMES}|-u|--user", re.IGNORECASE)

Keep = Callable[[str], str]
"""Takes a secret, gives what stands in its place."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A check's data without its secrets, and these by the names that stand in their places."""

    data: Mapping[str, Any]
    secrets: Mapping[str, str]


def set_apart(data: Mapping[str, Any], stem: str) -> Apart:
    """Take the secrets out of a check's flat data. ``stem`` begins their names and belongs to nobody else.

    Raises:
        CheckNotReadable: a command's words hold one; they are shown and allowed whole, so none can stand there.
    """
    found: dict[str, str] = {}
    taken = set(REFERENCE.findall(repr(dict(data))))

    def keep(secret: str) -> str:
        if secret == MASK or not secret or REFERENCE.fullmatch(secret):
            return secret
        number = 1
        while f"{stem}-{number}" in found or f"{stem}-{number}" in taken:
            number += 1
        found[f"{stem}-{number}"] = secret
        return f"{{secret:{stem}-{number}}}"

    told = word_with_secret(data.get("command") or ())
    if told:
        problem = f"{told} would stand in the record. Let the program read it from a file or its surroundings"
        raise CheckNotReadable("command", problem)
    return Apart(replaced(data, keep), found)


def replaced(data: Mapping[str, Any], keep: Keep) -> dict[str, Any]:
    """The flat data with ``keep`` of each secret in its place: also for masking what is shown."""
    own = dict(data)
    for name in ("url", "proxy"):
        if isinstance(own.get(name), str):
            own[name] = in_address(own[name], keep)
    if isinstance(own.get("headers"), list | tuple):
        own["headers"] = [[name, in_header(str(name), str(value), keep)] for name, value in own["headers"]]
    if isinstance(own.get("routes"), list | tuple):
        own["routes"] = [_URL.sub(lambda hit: in_address(hit[0], keep), str(one)) for one in own["routes"]]
    for name in ("body", "send"):
        if isinstance(own.get(name), str):
            own[name] = _SENT.sub(lambda hit: _sent(hit, keep), own[name])
    return own


def _sent(hit: re.Match[str], keep: Keep) -> str:
    value = hit[3] or hit[4]
    return f"{hit[1]}{hit[2] or ''}{value if REFERENCE.search(value) else keep(value)}"


def in_address(address: str, keep: Keep) -> str:
    """An address with its secrets replaced."""
    try:
        place = urlsplit(address).netloc
    except ValueError:
        return address
    name, at, host = place.rpartition("@")
    if at:
        user, colon, password = name.partition(":") if not REFERENCE.search(name) else (name, "", "")
        kept = f"{user}:{keep(password)}" if colon else keep(user) if not REFERENCE.search(user) else user
        address = address.replace(f"{name}@{host}", f"{kept}@{host}", 1)
    return _QUERY.sub(lambda hit: f"{hit[1]}={keep(hit[2])}", address)


def in_header(name: str, value: str, keep: Keep) -> str:
    """The value of a header with its secret replaced; the word before it stays (``Bearer``)."""
    if not _HEADER.fullmatch(name.strip()) or REFERENCE.search(value):
        return value
    scheme = _SCHEME.match(value)
    return scheme[0] + keep(value[scheme.end() :]) if scheme else keep(value)


def word_with_secret(words: Any) -> str:
    """What to call the word of a command that looks like a secret; empty where none does."""
    texts = [str(one) for one in words]
    for place, word in enumerate(texts):
        if _WORD.fullmatch(word):
            return f"The secret in word {place + 1}"
        if place and _FLAG.fullmatch(texts[place - 1]) and not word.startswith("-"):
            return f"The secret in word {place + 1}"
    return ""


def names_in(data: Any) -> frozenset[str]:
    """The names of the secrets that stand in there."""
    if isinstance(data, str):
        return frozenset(REFERENCE.findall(data)) if "{secret:" in data else frozenset()
    parts = data.values() if isinstance(data, Mapping) else data if isinstance(data, list | tuple) else ()
    return frozenset(name for one in parts for name in names_in(one))


def filled(data: Any, secrets: Mapping[str, str]) -> Any:
    """The data with each name's secret in its place. Raises KeyError with the name that is not there."""
    return _with_names(data, lambda hit: secrets[hit[1]])


def unnamed(data: Any, mark: str) -> Any:
    """The data with a mark in the place of each name: for what comes from elsewhere, or goes there."""
    return _with_names(data, lambda _: mark)


def _with_names(data: Any, stands: Callable[[re.Match[str]], str]) -> Any:
    if isinstance(data, str):
        return REFERENCE.sub(stands, data) if "{secret:" in data else data
    if isinstance(data, Mapping):
        return {name: _with_names(value, stands) for name, value in data.items()}
    return [_with_names(one, stands) for one in data] if isinstance(data, list | tuple) else data


def masked(text: str) -> str:
    """A text as it may be shown: without the names that stand for secrets."""
    return REFERENCE.sub(MASK, text)
