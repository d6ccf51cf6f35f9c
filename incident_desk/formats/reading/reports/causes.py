"""Why it happened and what it did: root cause, contributing factors, impact."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from incident_desk.domain.past_report import Passage
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.alternatives import any_of, any_whole
from incident_desk.formats.reading.reports.parts import Part, bare_label, items_of, passage_of
from incident_desk.formats.reading.reports.prose import summary_of, told_in
from incident_desk.formats.reading.reports.terms import (
    ACTIONS,
    ANALYSIS,
    CAUSE,
    CONTRIBUTING,
    IMPACT,
    INCIDENT,
    LESSONS,
    NOT_KNOWN,
    NOTHING,
    ROOT_CAUSE,
    TIMELINE,
)
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import folded_words, words_of
from incident_desk.formats.reading.words import folded, says, starts_with, together

_NO_CAUSE = together(NOT_KNOWN, NOTHING)
_NAMES_IT = re.compile(rf"(?<![a-z]){any_whole(folded_words('causes', 'names'))}")


def _either(key: str) -> str:
    """An expression for the words of a key: whole ones, which end in ``$`` there, and beginnings."""
    words = folded_words("causes", key)
    whole = any_whole(word.rstrip("$") for word in words if word.endswith("$"))
    return rf"(?:{whole}|{any_of(word for word in words if not word.endswith('$'))}\w{{0,8}})"


_CALLED = any_whole(folded_words("causes", "names"))
_SEARCHED = re.compile(
    rf"(?<![a-z]){_either('searched')}[^.。]{{0,40}}(?<![a-z]){_CALLED}|"
    rf"(?<![a-z]){_CALLED}\s?{_either('searched_behind')}"
)
"""A root cause that is only looked for, or not known."""
_BLAMES = re.compile(
    r"\b(?:was|were|is|been|mainly|likely) (?:\w+ly )?(?:caused|triggered) by\b|"
    rf"(?<![a-z]){any_whole(folded_words('causes', 'blames'))}"
)
_TROUBLE = re.compile(rf"{any_of(folded_words('causes', 'trouble'))}|this (?:was|is|has)")
_IT = rf"{any_of(folded_words('causes', 'this'))}\s?{any_of(folded_words('causes', 'it'))}(?![a-z])"
_BLAMES_IT = re.compile(
    rf"(?<![a-z]){any_whole((*folded_words('causes', 'blames'), 'because of'))}\s?{_IT}"
    rf"|{_IT}{any_of(word for word in folded_words('causes', 'blames') if not word.isascii())}"
)
"""The incident as the cause of something else."""
_EFFECTS = words_of("causes", "effects")
_SEEN_BY = words_of("causes", "seen_by")
_OPENING = 60
"""Letters in which a sentence says who saw the trouble."""
_DOWN = together(INCIDENT, words_of("causes", "down"))
_POINTS_BACK = words_of("causes", "points_back")
_SHORTEST, _LONGEST = 25, 1_000
"""Letters of a sentence that can tell why."""
_FAULTS = words_of("causes", "faults")
"""What went wrong by itself, where no sentence says why."""
_NOT_IT = (*CONTRIBUTING, "identified by", "not the")
_AFTERWARDS = (*ACTIONS, *LESSONS)
_NO_IMPACT = (
    "時間",
    "時刻",
    "时间",
    "时长",
    "level",
    "severity",
    "duration",
    "resolution",
    "start",
    "end$",
    "time$",
)
_SHORT = 90
"""Letters up to which words that begin with "Unknown" say no more than that."""
_NO_WORDS = re.compile(r"^[\W\d_:apm]*$", re.I)


def root_cause_of(root: Part) -> Passage | None:
    """Why it happened: under its own heading or label, else under "Cause", else the sentence that says so."""
    for words in (ROOT_CAUSE, CAUSE):
        for part in _named(root, words):
            passage = _stated(part)
            if passage is not None and (words is ROOT_CAUSE or _is_telling(passage.text)):
                return passage
    if any(_is_open(part) for part in _named(root, ROOT_CAUSE)):
        return None
    named = next(_sentences(told_in(root), _names_cause), None)
    parts = (part for part in _named(root, ANALYSIS) if starts_with(part.name, ANALYSIS))
    analysed = next(
        (told for part in parts if (told := passage_of(part)) is not None and _is_telling(told.text)), None
    )
    summary = summary_of(root)
    blamed = next(_sentences(summary, _blames), None)
    return named or analysed or blamed or _what_caused(summary) or next(_sentences(summary, _tells_of_fault), None)


def _what_caused(told: Sequence[Passage]) -> Passage | None:
    """The sentence that names an effect: "X was drained, which led to an outage"; where it begins with "This", what
    stands before it is the cause."""
    for before, sentence in zip((None, *told), told, strict=False):
        words = folded(sentence.text)
        if not says(words, _EFFECTS) or not says(words, _DOWN) or _BLAMES_IT.search(words):
            continue
        if starts_with(words, _POINTS_BACK):
            return before
        return sentence if _SHORTEST < len(sentence.text) < _LONGEST else None
    return None


def _is_open(part: Part) -> bool:
    """Whether the report says that the cause is not known."""
    passage = passage_of(part)
    return passage is not None and starts_with(passage.text, _NO_CAUSE)


def _is_telling(text: str) -> bool:
    """Whether it is more than a word or two, and does not tell who saw it: "Identified: a user reported errors"."""
    return (len(text) > 24 or not text.isascii()) and not says(folded(text[:_OPENING]), _SEEN_BY)


def _named(root: Part, words: tuple[str, ...]) -> Iterator[Part]:
    """The parts called so: headings first, then labels."""
    for is_view in (False, True):
        for part in root.every():
            if part.is_view is is_view and not part.is_title and says(part.name, words) and _is_about_it(part):
                yield part


def _is_about_it(part: Part) -> bool:
    """Whether it stands in the telling of what happened, not in a timeline or in what is to be done."""
    if says(part.name, _NOT_IT) and not starts_with(part.name, ROOT_CAUSE):
        return False
    if starts_with(part.name, ACTIONS):
        return False
    return not any(says(name, TIMELINE) or starts_with(name, _AFTERWARDS) for name in part.names_above())


def _stated(part: Part) -> Passage | None:
    """A part's words, else those of the first heading under it that does not speak of contributing factors. What
    stands under the label "Root cause" in it is more exact than all of it."""
    for view in part.views:
        if says(view.name, ROOT_CAUSE) and (labelled := passage_of(view)) is not None and _is_cause(labelled.text):
            return labelled
    exact = [inner for inner in part.inner if starts_with(inner.name, ROOT_CAUSE)]
    for told in map(passage_of, exact):
        if told is not None and _is_cause(told.text):
            return told
    passage = _headed_by(part, passage_of(part, _before_factors(part.blocks)))
    if passage is not None and len(passage.text) > 25 or not part.inner:
        return passage if passage is not None and _is_cause(passage.text) else None
    for inner in part.inner:
        told = passage_of(inner)
        if not says(inner.name, CONTRIBUTING):
            words = f"{inner.name}\n{told.text}" if told is not None else inner.name
            return Passage(words, Span(inner.first, told.span.last if told and told.span else inner.first))
    return passage


def _before_factors(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks up to a bold line or a label that names contributing factors."""
    names = [bare_label(block) for block in blocks]
    end = next((place for place, name in enumerate(names) if name and says(name, CONTRIBUTING)), len(blocks))
    return blocks[:end]


def _headed_by(part: Part, passage: Passage | None) -> Passage | None:
    """A part's words, behind those with which its heading goes on: "Root cause: the disk was full"."""
    rest = part.name.partition(":")[2].strip() or part.name.partition("：")[2].strip()
    if not rest or part.is_view:
        return passage
    last = passage.span.last if passage is not None and passage.span is not None else part.first
    return Passage(f"{rest}\n{passage.text}" if passage is not None else rest, Span(part.first, last))


def _is_cause(text: str) -> bool:
    """Whether it says anything: a clock, "None" and "Unknown at this time" do not."""
    if _NO_WORDS.match(text):
        return False
    return len(text) > _SHORT or not starts_with(text, _NO_CAUSE)


def _sentences(told: Iterable[Passage], tells: Callable[[str], bool]) -> Iterator[Passage]:
    fitting = (sentence for sentence in told if _SHORTEST < len(sentence.text) < _LONGEST)
    return (sentence for sentence in fitting if tells(folded(sentence.text)))


def _names_cause(words: str) -> bool:
    return _NAMES_IT.search(words) is not None and _SEARCHED.search(words) is None


def _blames(words: str) -> bool:
    return _BLAMES.search(words) is not None and _tells_of_trouble(words)


def _tells_of_trouble(words: str) -> bool:
    return _TROUBLE.search(words) is not None and _BLAMES_IT.search(words) is None


def _tells_of_fault(words: str) -> bool:
    return says(words, _FAULTS)


def contributing_of(root: Part) -> tuple[Passage, ...]:
    """What else had to come together."""
    for part in root.every():
        if not part.is_title and says(part.name, CONTRIBUTING) and _is_in_no_follow_up(part):
            found = items_of(part.blocks)
            if found:
                return found
            if part.value and not starts_with(part.value, NOTHING):
                return (Passage(part.value, Span(part.first, part.last)),)
    return ()


def _is_in_no_follow_up(part: Part) -> bool:
    return not any(starts_with(name, ACTIONS) for name in part.names_above())


def impact_of(root: Part) -> Passage | None:
    """What it did to whom: under its own heading or label."""
    for part in (*_headed(root.walk()), *_headed(view for one in root.walk() for view in one.views)):
        passage = passage_of(part)
        if passage is not None and _is_cause(passage.text):
            return passage
        for inner in part.inner:
            told = passage_of(inner)
            if told is not None:
                return told
    return None


def _headed(parts: Iterator[Part]) -> Sequence[Part]:
    return [
        one
        for one in parts
        if not one.is_title and says(one.name, IMPACT) and not says(one.name, _NO_IMPACT) and _is_about_it(one)
    ]
