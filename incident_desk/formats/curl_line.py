"""A `curl …` command line, as people copy it from browsers and chats, read into what a web check asks. Never run.

No file that it names is read: what it would send from one is told as left out.
"""

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

LONGEST_LINE = 20_000
_FOLLOWED = 5


@dataclass(slots=True)
class CurlLine:
    """What a line asks for: fields of a web check, and what of it could not be taken over."""

    fields: dict[str, Any] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    user: str = ""


def is_curl(text: str) -> bool:
    """Whether a text begins as such a line does."""
    return text.lstrip("$ ").split(" ", 1)[0] in ("curl", "curl.exe")


def read_curl(text: str) -> CurlLine:
    """The web check that the line asks for: `url`, `method`, `headers` (a line each), `body` and more.

    Raises:
        ValueError: it is no such line, in words.
    """
    if len(text) > LONGEST_LINE:
        raise ValueError(f"the line is longer than {LONGEST_LINE} characters")
    joined = text.replace("\\\r\n", " ").replace("\\\n", " ").replace("^\n", " ").replace("$'", "'")
    try:
        words = shlex.split(joined.lstrip("$ "))
    except ValueError as error:
        raise ValueError("a quote in the line is not closed") from error
    line = CurlLine()
    rest = _single(words[1:])
    while rest:
        _take(line, rest)
    return _finished(line)


def _single(words: list[str]) -> list[str]:
    """The words with each option apart: `-sSfXPOST` as `-s -S -f -X POST`, `--url=x` as `--url x`."""
    found: list[str] = []
    for word in words:
        if word.startswith("--") and "=" in word:
            found += word.split("=", 1)
        elif word.startswith("-") and not word.startswith("--") and len(word) > 2:
            found += _letters(word[1:])
        else:
            found.append(word)
    return found


def _letters(letters: str) -> list[str]:
    for place, letter in enumerate(letters):
        if f"-{letter}" in _TAKES or f"-{letter}" in _SKIPPED:
            value = letters[place + 1 :]
            return [*(f"-{one}" for one in letters[: place + 1]), *([value] if value else [])]
    return [f"-{one}" for one in letters]


def _take(line: CurlLine, rest: list[str]) -> None:
    word = rest.pop(0)
    if word in _SWITCHES:
        line.fields |= _SWITCHES[word]
    elif word in _TAKES or word in _SKIPPED:
        value = rest.pop(0) if rest else ""
        if word in _TAKES:
            _TAKES[word](line, value)
    elif word.startswith("-") and len(word) > 1:
        if word not in _QUIET:
            line.left_out.append(word)
    elif "url" not in line.fields:
        line.fields["url"] = word
    else:
        line.left_out.append(word[:60])


def _finished(line: CurlLine) -> CurlLine:
    url = line.fields.get("url", "")
    if not url:
        raise ValueError("the line names no address")
    if "://" not in url:
        url = f"http://{url}"
    if line.user:
        parts = urlsplit(url)
        name, colon, password = line.user.partition(":")
        user = quote(name, safe="") + colon + quote(password, safe="")
        url = urlunsplit(parts._replace(netloc=f"{user}@{parts.netloc.rpartition('@')[2]}"))
    line.fields["url"] = url
    if line.sent:
        line.fields["body"] = "&".join(line.sent)
        line.fields.setdefault("method", "POST")
        if not any(one.lower().startswith("content-type") for one in line.headers):
            line.headers.append("Content-Type: application/x-www-form-urlencoded")
    if line.headers:
        line.fields["headers"] = "\n".join(line.headers)
    return line


def _sent(line: CurlLine, value: str) -> None:
    if value.startswith("@"):
        line.left_out.append(f"the file {value[1:][:60]}, which is not read")
    else:
        line.sent.append(value)


def _json(line: CurlLine, value: str) -> None:
    _sent(line, value)
    line.headers += ["Content-Type: application/json", "Accept: application/json"]


def _header(line: CurlLine, value: str) -> None:
    name, colon, rest = value.partition(":")
    if colon and rest.strip():
        line.headers.append(f"{name.strip()}: {rest.strip()}")


def _as(name: str) -> Callable[[CurlLine, str], None]:
    def take(line: CurlLine, value: str) -> None:
        line.fields[name] = value.upper() if name == "method" else value

    return take


def _headed(name: str) -> Callable[[CurlLine, str], None]:
    return lambda line, value: _header(line, f"{name}: {value}")


def _user(line: CurlLine, value: str) -> None:
    line.user = value


def _named(table: Mapping[str, Any]) -> dict[str, Any]:
    """Each option under each of its names: `-X --request`."""
    return {name: value for names, value in table.items() for name in names.split()}


_TAKES: dict[str, Callable[[CurlLine, str], None]] = _named({
    "-X --request": _as("method"), "-H --header": _header, "-u --user": _user, "--url": _as("url"),
    "-d --data --data-raw --data-binary --data-ascii --data-urlencode": _sent, "--json": _json,
    "-A --user-agent": _headed("User-Agent"), "-e --referer": _headed("Referer"), "-b --cookie": _headed("Cookie"),
    "-x --proxy": _as("proxy"), "--cacert": _as("ca_file"), "-E --cert": _as("client_certificate"),
    "--key": _as("client_key"), "-m --max-time": _as("timeout_s"),
})  # fmt: skip
_SWITCHES: dict[str, dict[str, Any]] = _named({
    "-k --insecure": {"verify": "no"}, "-L --location": {"redirects": str(_FOLLOWED)},
    "-I --head": {"method": "HEAD"}, "-4 --ipv4": {"ip": "4"}, "-6 --ipv6": {"ip": "6"},
})  # fmt: skip
_SKIPPED = frozenset(_named({
    "-o --output -w --write-out -c --cookie-jar --connect-timeout --retry --retry-delay --retry-max-time": None,
    "--max-redirs -D --dump-header --stderr": None,
}))  # fmt: skip
"""What takes a value and says nothing of what is asked."""
_QUIET = frozenset(_named({
    "-s --silent -S --show-error -f --fail --fail-with-body -v --verbose -i --include --compressed -N": None,
    "--no-buffer -# --progress-bar -O --remote-name -J --http1.1 --globoff -g -q --no-keepalive": None,
}))  # fmt: skip
"""What says nothing of what is asked."""
