"""What may be a name by the look of it: capital letters where a sentence asks for none, and words like machines'.

Only the look is judged here; nothing of it is known. What is written without capitals, as Chinese is, has none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from incident_desk.formats.redaction.common_words import is_common

_BEFORE, _AFTER = r"(?<![\w@./\\=#$~%&+-])", r"(?![/\\@=(]|[.:_]\w|-\W)"
"""What stands beside a word that is no part of an address, a path or code."""
_CAPITAL = re.compile(rf"{_BEFORE}(?:[OD]['’](?=[^\W\d_]))?[^\W\d_a-z]\w*+(?:-\w++)*+(?:['’]t\b)?+{_AFTER}")
"""``Lopez``, ``O'Brien``, ``Jean-Luc``: whether the first letter is a capital is asked of it apart."""
_LOWER = re.compile(rf"{_BEFORE}[a-zß-öø-ÿ]\w*+{_AFTER}")
_LINE_MARK = re.compile(r"\s*(?:[-*+•>#|]+\s*|\d{1,3}[.)]\s+|\[[ xX]\]\s*)*")
"""What stands before the words of a line: the sign of an item, of a heading, of a quotation."""
_ENDS = ".!?:;|\u2013\u2014\u2192\u00b7"
_SMALL = frozenset({
    "de", "da", "di", "del", "della", "der", "den", "du", "dos", "la", "le", "van", "von", "bin",
    "al", "y", "ter", "ten",
})  # fmt: skip
"""Small words between two parts of one name."""
_DOES = frozenset({
    "is", "are", "was", "were", "has", "had", "have", "can", "could", "cannot", "can't", "will", "would", "says",
    "said", "reports", "reported", "sees", "saw", "asks", "asked", "called", "calls", "confirms", "confirmed",
    "complained", "wrote", "told", "needs", "needed", "lost", "loses", "raised", "noticed", "escalated", "isn't",
    "wasn't", "couldn't", "doesn't", "does", "did", "didn't", "gets", "got", "tried", "tries", "wants",
})  # fmt: skip
"""What somebody does: what stands before it at the beginning of a sentence is who."""
_SHORT = re.compile(r"[^\W\d_a-z](?:[^\W_a-z]|-)*(?:e?s)?")
_FEW, _BESIDE = 3, 12
_COMPANIES = frozenset({
    "Associates", "Bank", "Group", "Ltd", "Inc", "Corp", "Corporation", "Company", "Partners", "Holdings",
    "Holding", "Foundation", "University", "Insurance", "Airlines", "Airways", "Hospital", "Industries", "Limited",
})  # fmt: skip
"""What the name of a company ends with, in a heading as well."""
_LEADS = re.compile(r"\b(?:by|from|with|at|for|to|of) $")
"""What stands before somebody's name in a heading as well."""
_MACHINE = re.compile(r"(?i)(?<![\w@./\\=:+-])[a-z][a-z0-9]*+(?:-[a-z0-9]++)++(?![\w@/\\=(+-]|\.\w|:(?!\d)\S)")
_SURE = frozenset({
    "db", "prod", "prd", "srv", "lb", "gw", "mq", "pg", "psql", "k8s", "vm", "bastion", "stg", "esx", "nas", "fw",
    "dc", "mx", "smtp", "mysql", "mongo",
})  # fmt: skip
"""Parts that the names of machines have and hardly anything else."""
_PARTS = _SURE | {
    "web", "www", "app", "api", "node", "server", "host", "cache", "redis", "worker", "kafka", "elastic", "proxy",
    "dns", "qa", "uat", "dev", "staging", "replica", "shard", "pod",
}  # fmt: skip
"""Parts that they have as well; these are also words."""
_ROLES = frozenset({
    "primary", "secondary", "master", "standby", "replica", "leader", "follower", "eu", "us", "ap", "uk", "de",
    "east", "west", "north", "south", "central", "main", "blue", "green", "live", "int", "ext", "reader", "writer",
    "dmz", "edge", "core", "backup", "archive",
})  # fmt: skip
"""What tells one machine from its neighbours."""
_NOT_MACHINES = frozenset({
    "utf", "sha", "md", "iso", "rfc", "base", "ipv", "tls", "covid", "v", "p", "sev", "gpt", "post", "pre", "non",
    "mid", "up", "x", "y", "t", "rc", "q", "h", "fy", "in", "of", "to", "per", "cross", "multi", "single", "level",
    "like", "side", "based", "only", "wide", "ready", "related", "specific", "driven", "native", "facing", "aware",
    "first", "backed", "bound", "heavy", "free", "safe", "hosted", "managed",
})  # fmt: skip
"""Parts of words with a hyphen that name no machine: ``utf-8``, ``pre-prod``, ``db-level``."""
_SMALL_NUMBER = re.compile(r"(?<!\d)\d{1,2}$|^DB-|-DB$")
"""``WEB-03`` is a machine; ``OPS-1640`` is a ticket and ``REST-API`` a term."""
_UNITS = re.compile(r"\d+(?:s|ms|m|min|h|d|x|k|gb|mb|kb|tb|st|nd|rd|th)?|\d{4}")


@dataclass(frozen=True, slots=True)
class Look:
    """Something that looks like a name. ``sure``: it does so by itself; else only where another place says so."""

    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with a capital: where it stands, whether a sentence begins with it, whether it is no known one."""

    start: int
    end: int
    begins: bool
    is_odd: bool


def looks_in(text: str, is_english: bool = True) -> Iterator[Look]:
    """What looks like the name of a person or a company.

    In another language the words of everyday are not known, and in German each thing has a capital: only what has
    several inside a sentence counts there.
    """
    for line in text.splitlines():
        words = tuple(_words(line))
        if any(one.is_odd for one in words):
            is_title = _is_title(line, words)
            for run in _runs(line, words):
                yield from _looks(line, run, is_title) if is_english else _foreign(line, run, is_title)


def machines_in(text: str) -> Iterator[str]:
    """What looks like the name of a machine: ``db-primary``, ``payments-db``, ``checkout-7f``."""
    if "-" in text:
        for found in _MACHINE.finditer(text):
            if _is_machine(found[0]):
                yield found[0]


def lower_words(text: str) -> list[str]:
    """The words that stand there in small letters: a capital elsewhere makes no names of them."""
    return _LOWER.findall(text)


def _words(line: str) -> Iterator[_Word]:
    mark = _LINE_MARK.match(line)
    first = mark.end() if mark else 0
    for found in _CAPITAL.finditer(line):
        word, start = found[0], found.start()
        if word[0].isupper():
            begins = _is_end(line[max(first, start - _BESIDE) : start])
            yield _Word(start, found.end(), begins, _is_odd(word))


def _is_end(before: str) -> bool:
    """Whether a sentence ends there, or nothing of one has begun: signs and pictures are no words."""
    last = next((letter for letter in reversed(before) if letter.isalnum() or letter in _ENDS), ".")
    return last in _ENDS


@lru_cache(maxsize=20_000)
def _is_odd(word: str) -> bool:
    """Whether it is no word that everybody knows; capitals alone are an abbreviation, a low line is of code."""
    return "_" not in word and not _is_short(word) and not _is_known(word)


def _is_title(line: str, words: tuple[_Word, ...]) -> bool:
    """Whether it is written as headings are: it begins with a capital, and each longer word has one."""
    small = sum(len(one) > _FEW for one in _LOWER.findall(line))
    capital = sum(one.end - one.start > _FEW for one in words)
    return capital >= small * 3 and _LOWER.search(line, 0, words[0].start) is None


def _runs(line: str, words: tuple[_Word, ...]) -> Iterator[tuple[_Word, ...]]:
    """Words that follow each other, with nothing but small words of names between them."""
    run: list[_Word] = []
    for one in words:
        if run and (one.begins or not _joins(line[run[-1].end : one.start])):
            yield tuple(run)
            run = []
        run.append(one)
    if run:
        yield tuple(run)


def _joins(gap: str) -> bool:
    return gap == " " or (gap[:1] == " " and all(word in _SMALL for word in gap.split()))


def _looks(line: str, run: tuple[_Word, ...], is_title: bool) -> Iterator[Look]:
    odd = [place for place, one in enumerate(run) if one.is_odd]
    if not odd:
        return
    # Behind an unknown word a known one is part of the name, "Northwind Bank"; in a heading it may be any.
    end = odd[-1] + 1 if is_title else len(run)
    if run[end:] and line[run[end].start : run[end].end] in _COMPANIES:
        end += 1
    part = run[odd[0] : end]
    said, first = _said(line, part), part[0]
    is_sure = not first.begins or _does(line[part[-1].end : part[-1].end + _BESIDE])
    if is_title:
        leads = len(part) == 1 and _LEADS.search(line[: first.start]) is not None
        yield Look(said, leads or len(odd) > 1 or end > odd[-1] + 1)
    else:
        yield Look(said, is_sure or len(odd) > 1)


def _foreign(line: str, run: tuple[_Word, ...], is_title: bool) -> Iterator[Look]:
    if not is_title and not run[0].begins and sum(one.is_odd for one in run) > 1:
        yield Look(_said(line, run))


def _said(line: str, run: tuple[_Word, ...]) -> str:
    return " ".join(line[run[0].start : run[-1].end].split())


def _does(after: str) -> bool:
    """Whether what follows says what somebody does or has."""
    words = after.casefold().split()
    return after.startswith(("'s ", "’s ")) or (after[:1] == " " and bool(words) and words[0] in _DOES)


def _is_short(word: str) -> bool:
    """Whether it is an abbreviation, or several: ``DNS``, ``APIs``, ``QoS``."""
    return _SHORT.fullmatch(word) is not None or (len(word) <= _FEW + 1 and sum(map(str.isupper, word)) > 1)


def _is_known(word: str) -> bool:
    """Whether it is a common word, or made of some: ``NameError``, ``Follow-up``, ``Don't``."""
    if word.endswith(("'t", "’t")):
        return True
    parts = [part for piece in word.split("-") for part in _humps(piece)]
    return all(len(part) == 1 or part.isupper() or is_common(part) for part in parts) or is_common(word)


_HUMP = re.compile(r"[^\W\d_a-z]+(?![a-z])|[^\W\d_]?[a-zß-ÿ]+|[^\W\d_]+|\d+")


def _humps(word: str) -> list[str]:
    return [one for one in _HUMP.findall(word) if not one.isdigit()] or [word]


def _is_machine(word: str) -> bool:
    """Whether a word with hyphens is a machine's name: a part says so, and the others tell which it is."""
    parts = word.casefold().split("-")
    named = _PARTS.intersection(parts)
    is_ticket = word.isupper() and not (named and _SMALL_NUMBER.search(word))
    if is_ticket or _NOT_MACHINES.intersection(parts):
        return False
    numbered = [part for part in parts if any(map(str.isdigit, part))]
    others = [part for part in parts if part not in _PARTS]
    if named:
        tells = any(part in _ROLES or not is_common(part) for part in others)
        return bool(numbered or tells or (others and parts[-1] in _SURE))
    return bool(numbered) and len(parts) <= _FEW and len(parts[0]) > 1 and _counts_none(parts)


def _counts_none(parts: list[str]) -> bool:
    """Whether its figures count nothing: ``step-3`` and ``top-10`` do, ``checkout-03`` and ``zeus-7`` do not."""
    last = parts[-1]
    is_number = last.isdigit() and len(last) > 1 and last[0] == "0"
    return is_number or not all(_UNITS.fullmatch(part) or is_common(part) for part in parts)
