"""Who may call the webhook, decided by the head of a request alone. Pure.

A program on this computer that knows the secret. Not a web page: a browser says where a request comes from
(`Origin`, `Sec-Fetch-…`), and a page that had its own name pointed at this computer sends that name as `Host`.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

from incident_desk.domain.checks.webhook import is_hook
from incident_desk.formats.hooks.reading import MOST_BYTES

_HERE = frozenset({"127.0.0.1", "localhost", "::1"})


class Place(StrEnum):
    """What can be called."""

    HOOK = "hook"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Admitted:
    """A request that may be heard."""

    place: Place
    name: str
    query: str
    content_type: str


class TurnedAway(Exception):
    """A request that is not heard; the words say why to somebody who may know it."""

    def __init__(self, status: HTTPStatus, words: str, foreign: str = "") -> None:
        super().__init__(words)
        self.status, self.words = status, words
        self.foreign = foreign
        """Why it came from somebody who has no business here, for the log; empty where it did not."""


def admitted(method: str, target: str, headers: Iterable[tuple[str, str]], secret: str) -> Admitted:
    """What a request is for. Header names are in small letters. Raises `TurnedAway`."""
    known = dict(headers)
    _refuse_strangers(known)
    path, _, query = target.partition("?")
    parts = path.split("/")
    place, given, *rest = [*parts[1:], "", ""][:3] if parts[0] == "" else ["", "", ""]
    # Compared whatever the rest is, and in the same time for each wrong one.
    is_right = hmac.compare_digest(given.encode(), secret.encode())
    if not is_right or not secret or place not in list(Place):
        raise TurnedAway(HTTPStatus.NOT_FOUND, "Nothing is here", "without the secret")
    asked = Admitted(Place(place), rest[0], query, known.get("content-type", ""))
    _refuse_unfit(method, asked, known, parts)
    return asked


def _refuse_strangers(known: dict[str, str]) -> None:
    if _host(known.get("host", "")) not in _HERE:
        words = "Only programs on this computer are heard: call 127.0.0.1, and have a tunnel send that as Host"
        raise TurnedAway(HTTPStatus.FORBIDDEN, words, "under another name than this computer's own")
    if "origin" in known or any(name.startswith("sec-fetch-") for name in known):
        raise TurnedAway(HTTPStatus.FORBIDDEN, "A web page is not heard", "from a web page")


def _refuse_unfit(method: str, asked: Admitted, known: dict[str, str], parts: list[str]) -> None:
    is_hook_call = asked.place is Place.HOOK
    if is_hook_call and not (len(parts) == 4 and is_hook(asked.name)):
        raise TurnedAway(HTTPStatus.NOT_FOUND, "The address ends with the name of a hook: a-z, 0-9, - and _")
    if not is_hook_call and len(parts) != 3:
        raise TurnedAway(HTTPStatus.NOT_FOUND, "The address of changes ends with the secret")
    if method != "POST" and not (method == "GET" and is_hook_call and asked.query):
        raise TurnedAway(HTTPStatus.METHOD_NOT_ALLOWED, "POST, or for a hook GET with what it tells in the address")
    if known.get("content-encoding", "identity") != "identity":
        raise TurnedAway(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Packed content is not read")
    if int(known.get("content-length") or 0) > MOST_BYTES:
        raise TurnedAway(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A call has {MOST_BYTES} bytes at most")


def _host(given: str) -> str:
    """The host of a Host header without its port; empty where it is none."""
    try:
        return urlsplit(f"//{given}").hostname or "" if given.isprintable() and "@" not in given else ""
    except ValueError:
        return ""
