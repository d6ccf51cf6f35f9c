"""The names that are known: people of the record, customers, words to hide. Each is found in every spelling of it.

``Matt Lindop`` is found as ``MATT LINDOP``, ``matt.lindop``, ``mlindop``, ``@matt`` and ``Lindop's``. A text is cut
into words once, whatever the number of names.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from incident_desk.domain.writers import PROGRAM
from incident_desk.formats.redaction.plain_spelling import plain_spelling
from incident_desk.formats.redaction.shapes import handles_in
from incident_desk.formats.redaction.sorts import Sort, Span

_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[^\W_{_UNSPACED}]+|[{_UNSPACED}]+")
"""A word; where writing has no spaces, what stands between two others."""
_BETWEEN = re.compile(r"[\s.\-_'’,&+/]{1,3}|")
_NO_SPACES = re.compile(rf"[{_UNSPACED}]")
_ODD = re.compile(r"[^\w\s.\-'’,&+/]")
"""Signs in a name that stand between no words of a name: it is looked for letter by letter."""
SHORTEST = 3
"""Letters of a name that is looked for in any case; a shorter one is found as it was written."""
_ALSO_WORDS = frozenset({
    "mark", "will", "grant", "may", "april", "june", "art", "bill", "rob", "sue", "jack", "pat", "ray", "grace",
    "hope", "dean", "chase", "max", "summer", "dawn", "faith", "joy", "frank", "drew", "miles", "page", "young",
    "long", "king", "bell", "brown", "white", "green", "black", "short", "price", "rich", "baker", "cook",
    "field", "stone", "rose", "lane", "wood", "hill", "day", "case", "love", "fox", "wolf", "hall", "park",
    "banks", "waters", "rivers", "lake", "ward", "cross", "bond", "cash", "gold", "silver", "steel", "stern",
    "don", "jan", "guy", "gene", "rusty", "wade", "reed", "clay", "cliff", "heath", "holly", "ivy", "lily",
    "ruby", "amber", "crystal", "melody", "harmony", "trinity", "hunter", "mason", "carter", "parker", "taylor",
    "cooper", "fisher", "porter", "turner", "walker", "archer", "major", "noble", "wise", "sharp", "strong",
    "swift", "little", "small", "power", "rush", "chip", "star", "sky", "angel", "victor", "norm", "rod",
    "nick", "penny", "sandy", "robin", "carol", "iris", "daisy", "violet", "olive", "pearl", "jade", "autumn",
    "winter", "spring", "honor", "charity", "constance", "patience", "mercy", "eve", "dusty", "rocky", "dale",
    "glen", "forest", "river", "brook", "brooks", "storm", "ace", "blaze", "buck", "chance", "colt", "duke",
    "earl", "prince", "marshal", "sterling", "ford", "van", "lance", "pierce", "skip", "curt", "able", "basil",
    "ginger", "rosemary", "sage", "best", "good", "rice", "self", "temple", "church", "law", "moody", "weaver",
    "bishop", "pope", "knight",
})  # fmt: skip
"""Names that are words of everyday as well: found only with a capital letter, or as they were written."""
_LOGINS = frozenset({"root", "admin", "administrator", "user", "guest", "operator", "system", "test", "ubuntu"})
"""Accounts of every machine: they name nobody, so no text is searched for them. A field that holds one loses it."""
_NO_NAMES = frozenset({
    "the", "and", "of", "for", "team", "desk", "support", "on", "call", "oncall", "duty", "engineer",
    "engineering", "ops", "operations", "sre", "dev", "devops", "lead", "leader", "manager", "platform",
    "payments", "database", "service", "services", "customer", "customers", "security", "network", "incident",
    "commander", "scribe", "deputy", "comms", "communications", "technical", "tech", "head", "chief",
    "officer", "director", "group", "dept", "department", "nobody", "everyone", "anyone", "someone", "unknown",
    "none",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    exact: tuple[str, ...]
    """As it was written, where only that counts; else empty."""
    sort: Sort
    who: str


@dataclass(slots=True)
class NameBook:
    """Names by their first word. Only ``add`` changes it, before anything is read."""

    forms: dict[str, list[_Form]] = field(default_factory=lambda: defaultdict(list))
    unspaced: list[tuple[str, Sort, str]] = field(default_factory=list)

    def add(self, name: str, sort: Sort) -> None:
        """Look for this name from now on."""
        plain = plain_spelling(name.strip()).text
        words = tuple(_WORD.findall(plain))
        if sort is Sort.PERSON and (PROGRAM.match(plain) or plain.casefold() in _LOGINS):
            return
        if len(plain) > 1 and (not words or _NO_SPACES.search(plain) or _ODD.search(plain)):
            self.unspaced.append((plain.casefold(), sort, name.strip()))
        if not words:
            return
        for form in set(_forms(plain, words, sort, name.strip())):
            self.forms[form.words[0]].append(form)

    def sorted_forms(self) -> None:
        """Longest first, so that a whole name comes before its parts."""
        for forms in self.forms.values():
            forms.sort(key=_by_length)

    def find(self, text: str) -> Iterator[Span]:
        """Where one of the names stands."""
        if self.forms:
            yield from self._by_words(text)
        if self.unspaced:
            yield from self._unspaced(text)
        for start, end in handles_in(text):
            yield Span(start, end, Sort.PERSON, self.identity(text[start + 1 : end]))

    def is_as_written(self, text: str) -> bool:
        """Whether a name counts only as it was written, so that "Will" is no "will"."""
        forms = self._forms_of(text)
        return bool(forms) and all(form.exact for form in forms)

    def looks_for(self, text: str) -> bool:
        """Whether a text is searched for this spelling of something that was found."""
        words, forms = tuple(_WORD.findall(text)), self._forms_of(text)
        if not forms:
            return text.casefold() not in _LOGINS
        return any(form.exact in ((), words) for form in forms)

    def _forms_of(self, text: str) -> list[_Form]:
        """The forms in which it is a name; a handle is none."""
        words = tuple(_WORD.findall(text.casefold())) if text[:1] != "@" else ()
        return [form for form in self.forms.get(words[0], ()) if form.words == words] if words else []

    def identity(self, handle: str) -> str:
        """Whose handle it is; the handle itself where nobody known is called so."""
        words = tuple(word.casefold() for word in _WORD.findall(handle))
        for form in self.forms.get(words[0], ()) if words else ():
            if form.sort is Sort.PERSON and form.words == words:
                return form.who
        return f"@{handle.casefold()}"

    def _by_words(self, text: str) -> Iterator[Span]:
        words = [(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
        for place, (word, start, _) in enumerate(words):
            for form in self.forms.get(word.casefold(), ()):
                if _stands(form, words, place, text):
                    yield Span(start, words[place + len(form.words) - 1][2], form.sort, form.who)
                    break

    def _unspaced(self, text: str) -> Iterator[Span]:
        lower = text.casefold()
        if len(lower) != len(text):
            lower = text
        for name, sort, who in self.unspaced:
            place = lower.find(name)
            while place >= 0:
                yield Span(place, place + len(name), sort, who)
                place = lower.find(name, place + len(name))


def joins(before: str, after: str) -> bool:
    """Whether two letters beside each other are of one word; in writing without spaces a word may end anywhere."""
    pair = before + after
    return before.isalnum() and after.isalnum() and not _NO_SPACES.search(pair)


def _by_length(form: _Form) -> tuple[int, int]:
    return -len(form.words), -sum(map(len, form.words))


def _stands(form: _Form, words: list[tuple[str, int, int]], place: int, text: str) -> bool:
    """Whether the form stands there, word for word, with hardly anything between."""
    there = words[place : place + len(form.words)]
    if tuple(word.casefold() for word, _, _ in there) != form.words:
        return False
    if form.exact and tuple(word for word, _, _ in there) != form.exact:
        return False
    gaps = zip(there, there[1:], strict=False)
    return all(_BETWEEN.fullmatch(text, before[2], after[1]) for before, after in gaps)


def _forms(plain: str, words: tuple[str, ...], sort: Sort, who: str) -> Iterator[_Form]:
    """The spellings of a name. Only a person's name is known by its parts."""
    small = len(words) == 1 and (len(words[0]) < SHORTEST or words[0].casefold() in _ALSO_WORDS)
    yield _form(words, sort, who, exact=small and sort is not Sort.WORD)
    if sort is not Sort.PERSON:
        return
    local = plain.partition("@")[0]
    if local != plain:
        yield from _forms(local, tuple(_WORD.findall(local)) or words, sort, who)
        return
    if 2 <= len(words) <= 4 and all(word[0].isupper() or not word[0].isalpha() for word in words):
        yield from _parts(words, who)


def _parts(words: tuple[str, ...], who: str) -> Iterator[_Form]:
    for word in words:
        if len(word) >= SHORTEST and word.casefold() not in _NO_NAMES:
            yield _form((word,), Sort.PERSON, who, exact=word.casefold() in _ALSO_WORDS)
    first, last = words[0], words[-1]
    for glued in ("".join(words), first[0] + last, last + first[0], first + last[0]):
        if len(glued) > SHORTEST:
            yield _form((glued,), Sort.PERSON, who, exact=False)
    yield _form(("".join(word[0] for word in words),), Sort.PERSON, who, exact=True)


def _form(words: tuple[str, ...], sort: Sort, who: str, *, exact: bool) -> _Form:
    """A login that is a word, "will", is looked for as the name it was made of."""
    everyday = exact and len(words) == 1 and words[0].islower() and words[0] in _ALSO_WORDS
    written = tuple(map(str.capitalize, words)) if everyday else words
    return _Form(tuple(word.casefold() for word in words), written if exact else (), sort, who)


def book_of(people: Iterable[str], customers: Iterable[str], words: Iterable[str]) -> NameBook:
    """A book with all these names in it."""
    book = NameBook()
    for names, sort in ((words, Sort.WORD), (customers, Sort.CUSTOMER), (people, Sort.PERSON)):
        for name in dict.fromkeys(names):
            book.add(name, sort)
    book.sorted_forms()
    return book
