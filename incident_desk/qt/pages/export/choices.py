"""What is chosen on the page, as one value: for whom, in which formats, what goes, what stands on the pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.formats.redaction.audiences import RULES, Audience
from incident_desk.formats.redaction.handout import Wish
from incident_desk.formats.redaction.hider import Finding, name_of
from incident_desk.formats.redaction.on_pages import OnPages, PaperSize
from incident_desk.formats.redaction.sorts import REMOVED, Sort

AUDIENCES = tuple(Audience)
READERS = {
    Audience.INTERNAL: "insiders",
    Audience.EXECUTIVE: "executives",
    Audience.CUSTOMER: "customers",
    Audience.TIMELINE: "readers of the timeline",
}
"""The readers of each copy, in a sentence."""
FORMATS = (
    (".pdf", "PDF", "tagged, archive"),
    (".md", "Markdown", "for a wiki"),
    (".html", "HTML", "one file"),
    (".json", "JSON", "for a program"),
    (".csv", "CSV", "the timeline, a table"),
)
"""Each format: the ending of its file, its name, what it is for."""


@dataclass(frozen=True, slots=True)
class Choices:
    """``kept`` says why a person keeps what; ``version`` empty is the report as it stands now."""

    audience: Audience = Audience.INTERNAL
    endings: frozenset[str] = frozenset({".pdf"})
    kept: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    outside: frozenset[str] = frozenset()
    """What was said for other readers than insiders, by the names of the things: their own copy stays whole."""
    sections: tuple[str, ...] = ()
    version: str = ""
    version_word: str = ""
    on: OnPages = OnPages()
    rate: HourlyRate | None = None
    """What an hour of a person costs; None: the report says nothing of what the response cost."""

    @property
    def wanted(self) -> tuple[tuple[str, str], ...]:
        """The formats that are wanted: endings and names, in their order."""
        return tuple((ending, name) for ending, name, _ in FORMATS if ending in self.endings)

    @property
    def sorts(self) -> frozenset[Sort]:
        """The sorts that these readers do not get."""
        return RULES[self.audience].sorts

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why what is kept, by the names of the things."""
        return {name_of(text): reason for text, reason in self.kept.items()}

    @property
    def wish(self) -> Wish:
        """The same, as the copy is made by it."""
        return Wish(
            self.audience,
            None,
            tuple(self.kept),
            self._for_these((*self.also, *self.words)),
            words=self._for_these(self.words),
            sections=self.sections if self.audience in (Audience.CUSTOMER, Audience.TIMELINE) else (),
            removed_sorts=REMOVED,
            reasons=tuple(self.kept.items()),
            replaced_there=self._for_these(self.there),
            on=replace(self.on, version=self.version_word),
        )

    def of_version(self, version: int) -> "Choices":
        """Of that approved version; with 0 of the report as it stands."""
        return replace(self, version=str(version) if version else "", version_word=version_word(version))

    def hide(self, finding: Finding) -> "Choices":
        """Let a thing go."""
        kept = {text: why for text, why in self.kept.items() if name_of(text) != name_of(finding.text)}
        if kept != self.kept:
            return replace(self, kept=kept)
        if finding.sort in self.sorts:
            return self
        is_said = _has(self.also, finding) or _has(self.words, finding)
        also = self.also if is_said else (*self.also, finding.text)
        return replace(self, also=also, outside=self._outside_with(finding.text, is_said))

    def needs_reason(self, finding: Finding) -> bool:
        """Whether to keep it these readers get something that they do not get by themselves."""
        own = _has(self.also, finding) or _has(self.words, finding)
        return finding.sort in self.sorts and not own

    def keep(self, finding: Finding, reason: str = "") -> "Choices":
        """Let a thing stay; ``reason`` is needed where they do not get it by themselves."""
        also, words = _without(self.also, finding), _without(self.words, finding)
        if (also, words) != (self.also, self.words):
            return replace(self, also=also, words=words)
        return replace(self, kept={**self.kept, finding.text: reason})

    def add_word(self, word: str) -> "Choices":
        """Let a word go wherever it stands."""
        is_said = word.casefold() in [one.casefold() for one in self.words]
        words = self.words if is_said else (*self.words, word)
        return replace(self, words=words, outside=self._outside_with(word, is_said))

    def replace_there(self, text: str) -> "Choices":
        """Replace what leaks, where it leaks."""
        is_said = text in self.there
        there = self.there if is_said else (*self.there, text)
        return replace(self, there=there, outside=self._outside_with(text, is_said))

    def want(self, ending: str, wanted: bool) -> "Choices":
        """Want a format, or want it no longer."""
        endings = self.endings | {ending} if wanted else self.endings - {ending}
        return replace(self, endings=endings)

    def set_pages(self, zone: tzinfo, paper: str, ticked: tuple[bool, bool, bool]) -> "Choices":
        """What stands on the pages: the zone of the times, the paper, and which of the three boxes are ticked."""
        names, attaches, says = ticked
        size = PaperSize(paper)
        by_itself = replace(self.on, names_audience=None).names(self.audience)
        said = None if names is by_itself else names
        on = replace(self.on, zone=zone, paper=size, names_audience=said, attaches=attaches, says_removed=says)
        return replace(self, on=on)

    def _for_these(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """What of it is meant for these readers: what is said for others leaves the copy for insiders whole."""
        if self.audience is not Audience.INTERNAL:
            return texts
        return tuple(one for one in texts if name_of(one) not in self.outside)

    def _outside_with(self, text: str, is_said: bool) -> frozenset[str]:
        """What is for others alone, once this is said for these readers."""
        if self.audience is Audience.INTERNAL:
            return self.outside - {name_of(text)}
        return self.outside if is_said else self.outside | {name_of(text)}


def version_word(version: int) -> str:
    """How an approved version is called on the pages; 0 needs no word."""
    return f"Version {version}, approved" if version else ""


def _has(texts: tuple[str, ...], finding: Finding) -> bool:
    return name_of(finding.text) in map(name_of, texts)


def _without(texts: tuple[str, ...], finding: Finding) -> tuple[str, ...]:
    return tuple(one for one in texts if name_of(one) != name_of(finding.text))
