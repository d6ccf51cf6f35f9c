"""Tokens, keys and passwords by their shapes: marked ones, those behind a label, those drawn by lot.

Each pattern is read in one pass: it begins only where a word does, and takes what it takes for good.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from math import log2

_MARKED = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"(?:AKIA|ASIA|AROA|AIDA|AGPA|ANPA|ANVA|ABIA|ACCA)[A-Z0-9]{12,124}"
    r"|gh[pousr]_[A-Za-z0-9]{16,255}|github_pat_[A-Za-z0-9_]{20,255}"
    r"|gl(?:pat|ptt|rt|dt|soat|cbt)-[\w-]{16,255}"
    r"|xox[a-z](?:\.[a-z]{2,5})?-[\w-]{8,255}|xapp-[\w-]{8,255}"
    r"|[sprw]k_(?:live|test)_\w{8,255}|whsec_[\w+/=]{8,255}"
    r"|AIza[\w-]{20,80}|ya29\.[\w-]{10,1024}|GOCSPX-[\w-]{10,80}"
    r"|SG\.[\w-]{10,80}\.[\w-]{10,120}|sk-[\w-]{16,255}|npm_\w{20,255}|pypi-[\w-]{16,1024}"
    r"|hf_\w{16,255}|dop_v1_\w{16,255}|shp(?:at|ca|pa|ss)_\w{16,255}|hvs\.[\w-]{16,255}"
    r"|dckr_pat_[\w-]{16,255}|NRAK-\w{16,255}|lin_api_\w{16,255}|sq0\w{3}-[\w-]{16,255}"
    r"|EAA[A-Za-z0-9]{40,400}|SK[0-9a-f]{32}|key-[0-9a-f]{32}|\d{8,10}:AA[\w-]{32,36}"
    r")"
)
_BLOCK_BEGINS = re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|CERTIFICATE)[A-Z ]{0,10}-----")
_BLOCK_ENDS = re.compile(r"-----END [A-Z0-9 ]{0,60}-----")
_JWT = re.compile(r"(?<![\w.-])eyJ[\w-]{4,}+\.[\w-]{2,}+(?:\.[\w-]*+){0,3}")
_SCHEME = re.compile(r"(?i)(?<!\w)(?:bearer|basic|digest|apikey|token)\s{1,4}([\w.~+/=:-]{8,})")
_LINE_LABEL = re.compile(r"(?i)(?<![a-z])(?:proxy-)?(?:authorization|set-cookie|cookie)\s{0,3}[:=][^\n]+")
_VALUE = r"(?:\"[^\"\n]{1,400}\"|'[^'\n]{1,400}'|[^\s\"'][^\s]*+)"
_STRONG = (
    r"pass(?:word|wd|phrase|wort|code)s?|passe|pwd|passwort|kennwort|contrase(?:ñ|n)a|mot de passe|senha|secret"
    r"|token|api[ _-]?keys?|apikeys?|(?:access|private|account|signing|shared|session|secret)[ _-]?keys?"
    r"|client[ _-]?secret|sessionid|pin|密码|パスワード|口令"
)
_WEAK = r"secrets|tokens|auth(?:[ _-]?key)?|credentials?|creds?|otp|key|pass|session[ _-]?id"
_SAYS = rf"[\"'\])]?[ \t]{{0,3}}(?::=|=>|->|[:=：＝])=?\s{{0,3}}({_VALUE})"
_LABEL = re.compile(rf"(?i)(?:{_STRONG}){_SAYS}")
_WEAK_LABEL = re.compile(rf"(?i)(?:{_WEAK}){_SAYS}")
_PHRASE = re.compile(
    r"(?i)(?<![a-z])(?:pass(?:word|wd|phrase|wort|code)|pwd|passwort|kennwort|contrase(?:ñ|n)a|mot de passe|senha"
    rf"|pin)\s{{1,3}}(?:is|was|ist|war|es|est|é|to|now)\s{{1,3}}(?:now\s{{1,3}})?({_VALUE})"
)
_FLAG = re.compile(
    r"(?i)(?<![\w-])--?(?:\w{1,20}-)?(?:password|passwd|pass|pwd|secret|token|api-?key|auth)"
    rf"[ =]\s{{0,3}}({_VALUE})"
)
_USER_FLAG = re.compile(r"(?<![\w-])(?:-u|--user)[ =]?\s{0,3}([^\s:]{1,200}:\S+)")
_UUID = re.compile(r"(?i)(?<![\w-])\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?(?![\w-])")
_RUN = re.compile(r"(?<![\w+/.~-])[\w+/.~-]{16,}+={0,3}")
_DIGITS = re.compile(r"(?<![\w.,-])\d(?:[ -]?\d){12,18}(?![\w-])")
_ACCOUNT = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_FILE_NAME = re.compile(
    r"(?i)[\w-]{1,200}\.(?:txt|md|markdown|rst|adoc|html?|pdf|docx?|odt|rtf|eml|csv|tsv|xlsx?|json|xml|ya?ml|log|png|jpe?g"
    r"|svg)\.?"
)
"""The name of a document or picture by its ending: often made of a hash, and no key to anything."""
_TRAILING = ".,;)]}"
_NO_SECRET = frozenset({
    "rotated", "reset", "changed", "expired", "wrong", "invalid", "required", "correct", "incorrect", "leaked",
    "exposed", "missing", "set", "not", "in", "stored", "the", "a", "an", "being", "now", "still", "empty",
    "too", "valid", "known", "unknown", "weak", "encrypted", "hashed", "revoked", "lost", "renewed",
    "refreshed", "removed", "none", "null", "true", "false", "yes", "no", "ok", "redacted", "hidden",
})  # fmt: skip
"""What is said of a password rather than being one."""
_WHOLE = (_MARKED, _JWT, _LINE_LABEL, _UUID)
_PIECES = re.compile(r"[A-Za-z0-9+=]+")
SHORTEST = 16
"""Letters of a word that may be a key without any label."""
LOTTERY = 3.2
"""Bits a letter from which a long word looks drawn by lot; words of a language have less, or no digits."""


def secrets_in(text: str) -> Iterator[tuple[int, int]]:
    """Where something stands that opens a door. Stretches may overlap."""
    yield from _blocks(text)
    for pattern in _WHOLE:
        yield from (found.span() for found in pattern.finditer(text))
    for pattern, is_secret in _INNER:
        for found in pattern.finditer(text):
            start, end = found.span(1)
            end = _without_end(text, start, end)
            if is_secret(text[start:end]):
                yield start, end
    yield from (found.span() for found in _RUN.finditer(text) if _is_key(found[0]))
    yield from (found.span() for found in _DIGITS.finditer(text) if _is_card(found[0]))
    yield from (found.span() for found in _ACCOUNT.finditer(text) if _is_account(found[0]))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """A key in a block; one without an end takes the rest of the text with it."""
    place = 0
    while (begins := _BLOCK_BEGINS.search(text, place)) is not None:
        ends = _BLOCK_ENDS.search(text, begins.end())
        place = ends.end() if ends else len(text)
        yield begins.start(), place


def _without_end(text: str, start: int, end: int) -> int:
    """Before one sign of the sentence that the value stands in."""
    return end - 1 if end - start > 1 and text[end - 1] in _TRAILING else end


def _is_said(value: str) -> bool:
    plain = value.strip("\"'*•")
    return plain.casefold() not in _NO_SECRET and any(letter.isalnum() for letter in plain)


def _is_odd(value: str) -> bool:
    """Whether it is more than a word of a sentence."""
    plain = value.strip("\"'")
    return not plain.isalpha() and _is_said(value)


def _is_mixed_word(value: str) -> bool:
    return any(letter.isdigit() or letter in "=+/_" for letter in value) or not (value.islower() or value.istitle())


_INNER = (
    (_SCHEME, _is_mixed_word),
    (_LABEL, _is_said),
    (_WEAK_LABEL, _is_odd),
    (_PHRASE, _is_said),
    (_FLAG, _is_said),
    (_USER_FLAG, _is_said),
)


def _is_key(run: str) -> bool:
    return _FILE_NAME.fullmatch(run) is None and is_drawn_by_lot(run)


def is_drawn_by_lot(run: str) -> bool:
    """Whether a long word looks like a key: digits, small and capital letters mixed, and hardly a sign twice."""
    if any(_is_mixed(piece) for piece in _PIECES.findall(run)):
        return True
    if "/" in run and "." not in run and run[0] not in "/~":
        return len(run) > 30 and _is_mixed(run.replace("/", ""))
    return _is_in_groups(run.split("-"))


def _is_mixed(piece: str) -> bool:
    if len(piece) < SHORTEST or entropy(piece) < LOTTERY:
        return False
    turns = sum(1 for _ in groupby(piece, _class_of)) - 1
    if len(piece) > 19 and 4 * turns >= len(piece):
        return True
    return turns >= 4 and sum(1 for _ in groupby(piece, str.isdigit)) > 4


def _class_of(letter: str) -> int:
    return 0 if letter.isdigit() else 1 if letter.isupper() else 2


def _is_in_groups(groups: list[str]) -> bool:
    """Whether it is written as licence keys are: ``AAAA-1111-BBB2-33CC``."""
    if len(groups) < 4 or len(groups[0]) < 4 or len(set(map(len, groups))) > 1:
        return False
    return sum(not group.isalpha() for group in groups) > 1 and "".join(groups).isupper()


def entropy(text: str) -> float:
    """Bits a letter, by how often each letter stands in the text."""
    counts = [text.count(letter) for letter in set(text)]
    return -sum(count / len(text) * log2(count / len(text)) for count in counts)


def _is_card(text: str) -> bool:
    """Whether the digits are a payment card's: their check digit fits."""
    digits = [int(letter) for letter in reversed(text) if letter.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) if place % 2 else digit for place, digit in enumerate(digits)]
    return len(set(digits)) > 1 and sum(doubled) % 10 == 0


def _is_account(text: str) -> bool:
    """Whether it is an IBAN: its check number fits."""
    plain = text.replace(" ", "")
    if not 15 <= len(plain) <= 34:
        return False
    return int("".join(str(int(letter, 36)) for letter in plain[4:] + plain[:4])) % 97 == 1
