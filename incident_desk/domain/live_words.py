"""The words by which a checklist says what puts something live, in all languages.

They lie in the table ``going_live`` of the files of languages, and are read when the first run is. Text is compared
without case and accents. In a word a space may be a space, a hyphen or nothing: "roll out" is "rollout" too. A text
is asked at each of its words, and nothing is compiled.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from incident_desk.language_files import language_table

_APART = re.compile(r"[\s_/-]+")
_STARTS = re.compile(r"(?<![a-z0-9])(?=[a-z0-9])")
_HEAD = re.compile(r"\W*(?:\d+[.)]?\s*)?")
"""What stands before a step's words: its number, a mark."""
_MOST_LEADS = 3
_LITTLE = 4
"""Letters of a word that may stand between "after" and the launch: "after the", "nach dem", "despues de la"."""


@dataclass(frozen=True, slots=True)
class Words:
    """A list of words: beginnings, whole words, and those of scripts without spaces, which stand anywhere."""

    stems: tuple[str, ...]
    whole: tuple[str, ...]
    others: tuple[str, ...]

    def end_at(self, text: str, place: int) -> int:
        """Where the longest of them ends that begins there; -1 where none does."""
        found = [len(one) for one in self.stems if text.startswith(one, place)]
        found += [len(one) for one in self.whole if text.startswith(one, place) and _ends(text, place + len(one))]
        found += [len(one) for one in self.others if text.startswith(one, place)]
        return place + max(found) if found else -1

    def ends_in(self, text: str) -> Iterator[int]:
        """Where each of them ends that stands in an evened-out text."""
        for match in _STARTS.finditer(text):
            if text.startswith(self.stems, match.start()) or text.startswith(self.whole, match.start()):
                end = self.end_at(text, match.start())
                if end >= 0:
                    yield end
        if not text.isascii():
            yield from (place + len(one) for one in self.others if (place := text.find(one)) >= 0)

    def are_in(self, text: str) -> bool:
        """Whether one of them stands in an evened-out text."""
        return next(self.ends_in(text), None) is not None

    def close(self, text: str) -> bool:
        """Whether an evened-out text ends with one of them, be it the end of a longer word."""
        return text.rstrip(" .!:。！：").endswith((*self.whole, *self.stems, *self.others))


@dataclass(frozen=True, slots=True)
class LiveWords:
    """What is looked for. ``before`` and ``after`` name what stands around going live; the other lists are told of
    where they lie."""

    puts: Words
    about: Words
    leads: Words
    last: Words
    things: Words
    towards: Words
    users: Words
    not_yet: Words
    only_if: Words
    before: Words
    after: Words
    afterwards: Words
    watched: Words

    def begins(self, text: str) -> bool:
        """Whether a step begins with the deed, and names no thing by the same word: "Deploy", not "Deployments"."""
        place = _behind(_HEAD, text, 0)
        for _ in range(_MOST_LEADS):
            if self.puts.end_at(text, place) >= 0:
                break
            end = self.leads.end_at(text, place)
            place = _behind(_APART, text, end) if end >= 0 else place
        thing = self.things.end_at(text, place)
        is_thing = thing >= 0 and self.towards.end_at(text, _behind(_APART, text, thing)) < 0
        return self.puts.end_at(text, place) >= 0 and not is_thing

    def is_for_some(self, text: str) -> bool:
        """Whether a step begins with the case in which it is done."""
        return self.only_if.end_at(text, _behind(_HEAD, text, 0)) >= 0

    def tells_after(self, text: str) -> bool:
        """Whether a heading names what comes after going live."""
        return self.afterwards.are_in(text) or self._is_behind(text, self.puts)

    def tells_later(self, text: str) -> bool:
        """Whether it names what comes after that which the checklist is about."""
        return self._is_behind(text, self.about)

    def _is_behind(self, text: str, deed: Words) -> bool:
        """The deed behind "after", or before it in the languages that say it so."""
        if any(
            deed.end_at(text, place) >= 0 for end in self.after.ends_in(text) for place in _next_words(text, end)
        ):
            return True
        return not text.isascii() and any(
            text.startswith(self.after.others, place) for end in deed.ends_in(text) for place in range(end, end + 3)
        )


@cache
def live_words() -> LiveWords:
    """The words, read from their files once."""
    return _made_of(language_table("going_live"))


@lru_cache(maxsize=4096)
def evened(text: str) -> str:
    """Without case and accents, words parted by one space each: they are looked for in several languages."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return _APART.sub(" ", "".join(one for one in spread if not unicodedata.combining(one)))


def _made_of(table: Mapping[str, tuple[str, ...]]) -> LiveWords:
    about = (*table["puts"], *table["about"])
    return LiveWords(**{key: _words(about if key == "about" else words) for key, words in table.items()})


def _words(words: Iterable[str]) -> Words:
    plain = {form for word in words for form in _forms(evened(word))}
    stems = {one for one in plain if one.isascii() and not one.endswith("$")}
    whole = {one.rstrip("$") for one in plain if one.isascii() and one.endswith("$")}
    others = {one.rstrip("$") for one in plain if not one.isascii()}
    return Words(tuple(sorted(stems)), tuple(sorted(whole)), tuple(sorted(others)))


def _forms(word: str) -> tuple[str, ...]:
    return (word, word.replace(" ", ""))


def _next_words(text: str, end: int) -> Iterator[int]:
    """Where the word behind that place may begin: at once, or behind one or two little ones."""
    place = _behind(_APART, text, end)
    yield place
    for _ in range(2):
        behind = text.find(" ", place)
        if not 0 < behind - place <= _LITTLE:
            return
        place = behind + 1
        yield place


def _behind(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


def _ends(text: str, place: int) -> bool:
    letter = text[place : place + 1]
    return not (letter.isascii() and letter.isalnum())
