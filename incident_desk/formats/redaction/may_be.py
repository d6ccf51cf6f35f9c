"""What in a copy may still name somebody: words that nobody named, and that look like a person or a machine.

They are never hidden by themselves. What the record or a person knows, and what is found by its shape, is none of
them: that is a finding, and it is known whether it goes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from incident_desk.domain.report import ReportModel
from incident_desk.formats.redaction.fields import Place, texts_of
from incident_desk.formats.redaction.hider import Choice, is_heading, is_person, name_of, spans_in
from incident_desk.formats.redaction.name_book import NameBook
from incident_desk.formats.redaction.name_shapes import looks_in, lower_words, machines_in

_OURS = frozenset({"version", "generator", "durations", "targets", "update_every", "impact", "cost", "zone"})
"""Parts of a report whose words are the program's."""
_NO_WORDS = frozenset({"kind", "seq", "sort", "zone", "formula", "precision"})
"""Fields that hold a word of the program."""
_SHORTEST = 2
_ENGLISH = ("the", "of", "and", "to", "was", "with", "from", "that", "is", "by", "for", "not")
_OTHERS = (
    "de", "la", "el", "los", "que", "y", "para", "con", "del", "le", "les", "des", "et", "dans", "est", "pour",
    "der", "die", "das", "und", "ist", "nicht", "mit", "für", "von", "il", "di", "che", "per", "della", "os", "uma",
    "da", "não", "het", "een", "van", "voor", "nem", "egy", "och", "att", "som", "nie", "jest", "ve", "bir",
)  # fmt: skip
"""Words that stand in every text of a language, and hardly in one of another."""


@dataclass(frozen=True, slots=True)
class MayBe:
    """A word, or some in a row, that may be a name; with each place in which it stands."""

    text: str
    places: tuple[Place, ...]


@dataclass(slots=True)
class _Seen:
    text: str
    places: dict[Place, None] = field(default_factory=dict)
    sure: bool = False


def may_be_names(report: ReportModel, book: NameBook, choice: Choice) -> tuple[MayBe, ...]:
    """What may be a name in a report from which all is hidden that goes; what stands most often comes first."""
    texts = tuple(_texts(report))
    small = [word for text, _ in texts for word in lower_words(text)]
    known = frozenset(small)
    seen = _seen(texts, _is_english(small))
    kept = [f" {one} " for one in choice.kept]
    found = [
        MayBe(one.text, tuple(one.places))
        for name, one in seen.items()
        if one.sure and not _is_lower(one.text, known) and not any(f" {name} " in term for term in kept)
    ]
    named = [one for one in found if not _is_found(one.text, book)]
    return tuple(sorted(_once(named), key=_by_places))


def may_be_words(names: Iterable[MayBe], most: int) -> str:
    """The first of them in a row, and how many more there are."""
    texts = [one.text for one in names]
    more = f" and {len(texts) - most} more" if len(texts) > most else ""
    return f"{', '.join(texts[:most])}{more}"


def _texts(report: ReportModel) -> Iterator[tuple[str, Place]]:
    """What people wrote; a field that holds one person's name holds nobody that is unknown."""
    for text, place in texts_of(report):
        is_ours = len(text) < _SHORTEST or place[0] in _OURS or place[-1] in _NO_WORDS or is_person(place)
        if not is_ours and not is_heading(place):
            yield text, place


def _seen(texts: Iterable[tuple[str, Place]], is_english: bool) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = {}

    def note(text: str, sure: bool, place: Place) -> None:
        one = seen.setdefault(name_of(text), _Seen(text))
        one.places[place] = None
        one.sure = one.sure or sure

    for text, place in texts:
        for look in looks_in(text, is_english):
            note(look.text, look.sure, place)
        for machine in machines_in(text):
            note(machine, True, place)
    return seen


def _once(found: Iterable[MayBe]) -> Iterator[MayBe]:
    """``Mama Ines API`` is hidden with ``Mama Ines``: where both were found they are one."""
    places: dict[str, dict[Place, None]] = {one.text: dict.fromkeys(one.places) for one in found}
    for text in sorted(places, key=len, reverse=True):
        words = text.split()
        shorter = next((one for n in range(2, len(words)) if (one := " ".join(words[:n])) in places), "")
        if shorter:
            places[shorter].update(places.pop(text))
    return (MayBe(text, tuple(where)) for text, where in places.items())


def _is_english(small: Iterable[str]) -> bool:
    """Whether more of the smallest words are English than of other languages; of a few words it is."""
    counts = Counter(small)
    return sum(counts[one] for one in _ENGLISH) >= sum(counts[one] for one in _OTHERS)


def _is_lower(text: str, known: frozenset[str]) -> bool:
    """Whether all of it stands elsewhere in small letters, and so is no name."""
    if text[0].islower():
        return False
    return all(word.casefold() in known for word in text.replace("-", " ").split())


def _is_found(text: str, book: NameBook) -> bool:
    """Whether it is found by what is known, so that it stands among the findings."""
    return any((span.start, span.end) == (0, len(text)) for span in spans_in(text, book))


def _by_places(one: MayBe) -> int:
    return -len(one.places)
