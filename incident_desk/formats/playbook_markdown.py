"""A playbook as Markdown that reads as a well-kept one does, and that is read as the same playbook again.

What was read from a document keeps its headings and its order. The text is read back while it is made: what a
document says in its sentences alone (how often to update, how long to watch) is added where nothing else says it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from incident_desk.domain.playbook import Playbook, Section, every_step
from incident_desk.formats.playbook_writing.chapters import Chapter, Chapters
from incident_desk.formats.playbook_writing.front import front_of, titled
from incident_desk.formats.playbook_writing.likeness import unlike
from incident_desk.formats.playbook_writing.lined import with_headed_stages
from incident_desk.formats.playbook_writing.patterns import put_procedures
from incident_desk.formats.playbook_writing.placing import placed
from incident_desk.formats.playbook_writing.spelling import (
    fence,
    interval_words,
    label,
    lines_of,
    spelled,
    time_words,
)
from incident_desk.formats.playbook_writing.tables import escalation_forms
from incident_desk.formats.playbook_writing.told import IN_SENTENCES, put_review, put_told
from incident_desk.formats.playbook_writing.work import put_assessment, put_phases
from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.formats.reading.tokens import blocks_of, spoken
from incident_desk.formats.reading.words import (
    COMMUNICATION,
    DEFAULT_SEVERITY,
    ESCALATION,
    LABEL_CADENCE,
    LABEL_CHANNEL,
    LABEL_STATUS_FORMAT,
    says,
)

_LARGEST_READ_BACK = 400_000
"""Letters of the longest text that is read back; a longer one is written as it comes out first."""
_KEPT = "Notes"
"""The heading over text that can't stand at its place, because it would be read as steps there."""
_STATED = (
    "default_severity", "cadence_s", "channel", "status_format", "status_words", "watch_s", "review_due_s",
    "follow_up",
)  # fmt: skip
"""What a playbook has once and states in a line, if it is in no other thing's words."""
_LABELS = {
    "default_severity": DEFAULT_SEVERITY,
    "cadence_s": LABEL_CADENCE,
    "channel": LABEL_CHANNEL,
    "status_format": LABEL_STATUS_FORMAT,
}
"""The labels of the lines that state it."""
_BY_ITS_WORDS = ("language",)
"""What a reader tells by the words, which no other way of writing changes."""
_NO_WAY = 4
"""The path of escalation not written, because a table of contacts says it."""


@dataclass(frozen=True, slots=True)
class _Form:
    """The choices in writing: how the path of escalation and the form of the review stand, what is stated in words,
    where kept text goes, whether levels stand among steps, whether bare headings stay."""

    escalation: int = 0
    review: int = 0
    stated: frozenset[str] = frozenset()
    apart: int = 0
    """Kept text at its place; from among steps apart; all of it apart."""
    levels_among_steps: bool = True
    bare_headings: bool = True
    """Whether a heading stays with nothing under it."""
    told: bool = True
    """Whether a phase that is itself what is to be done has no list."""
    numbers: bool = True
    """Whether steps without boxes are numbered."""
    bold: bool = True
    """Whether the labels of commands are bold."""
    between: bool = True
    """Whether text that was kept between two roles of the path of escalation stands as it is, and in no fence."""


def playbook_markdown(playbook: Playbook) -> str:
    """The playbook as Markdown; the same value gives the same text."""
    book, form = placed(with_headed_stages(_said_once(playbook))), _Form()
    text = _written(book, form)
    if len(text) > _LARGEST_READ_BACK:
        return text
    best, tried = read_otherwise(playbook, text), {text}
    improved = True
    while improved and best != _BY_ITS_WORDS:
        improved = False
        for other in _others(form, best):
            candidate = _written(book, other)
            if not best or candidate in tried:
                continue
            tried.add(candidate)
            differing = read_otherwise(playbook, candidate)
            if len(differing) < len(best):
                text, form, best, improved = candidate, other, differing, True
    return text


def _said_once(playbook: Playbook) -> Playbook:
    """A report keeps the text of its stages beside them, to be shown as a past incident; here once is enough."""
    if playbook.kind != "report":
        return playbook
    stages = [phase.span for plan in playbook.plans for phase in plan.phases if phase.span is not None]
    kept = [
        one
        for one in playbook.reference
        if not any(stage.first <= one.span.first and one.span.last <= stage.last for stage in stages)
    ]
    return replace(playbook, reference=tuple(kept))


def read_otherwise(playbook: Playbook, text: str) -> tuple[str, ...]:
    """The fields of a playbook that a text states otherwise; none where the text is read as the same playbook."""
    return unlike(playbook, read_playbook(text, playbook.source_name), places=False)


def _others(form: _Form, differing: tuple[str, ...]) -> Iterator[_Form]:
    """Other ways to write what was read otherwise."""
    stated = form.stated | frozenset(differing) & frozenset(_STATED)
    for apart in range(form.apart + 1, 3):
        yield replace(form, apart=apart)
    if stated != form.stated:
        yield replace(form, stated=stated)
        yield replace(form, stated=stated, apart=1)
        for name in sorted(stated):
            yield replace(form, stated=form.stated | {name})
    yield from _other_ways(form, differing, stated)
    for changed in (form, replace(form, stated=stated)):
        yield replace(changed, bare_headings=False)
    if "procedures" in differing:
        yield replace(form, bold=False)
    if "severities" in differing and form.between:
        yield replace(form, between=False)
    yield replace(form, numbers=False)
    yield replace(form, told=False)
    yield replace(form, levels_among_steps=False)


def _other_ways(form: _Form, differing: tuple[str, ...], stated: frozenset[str]) -> Iterator[_Form]:
    """Other ways of the path of escalation and of the form of the review."""
    if "escalation" in differing or "contacts" in differing:
        for way in range(_NO_WAY + 1):
            yield replace(form, escalation=way)
            yield replace(form, escalation=way, stated=stated)
    if "review" in differing or "plans" in differing:
        for way in range(IN_SENTENCES):
            yield replace(form, review=way)
            yield replace(form, review=way, apart=2)
    if "triggers" in differing or "criteria" in differing:
        yield replace(form, review=IN_SENTENCES)


def _written(book: Playbook, form: _Form) -> str:
    kept = (section.span.first for section in book.reference)
    chapters = Chapters(book.facts.headings, kept, numbers=form.numbers, bold=form.bold)
    _put_title(chapters, book)
    put_phases(chapters, book, told=form.told)
    put_assessment(chapters, book)
    put_procedures(chapters, book)
    put_told(chapters, book, levels_among_steps=form.levels_among_steps)
    put_review(chapters, book.review, form.review)
    _put_escalation(chapters, book, form)
    _put_reference(chapters, book, form)
    _put_statements(chapters, book, form)
    if not form.bare_headings:
        chapters.drop_empty()
    return chapters.written()


def _put_title(chapters: Chapters, book: Playbook) -> None:
    """The title where the document says it: in its heading, in its front matter, else in a heading over everything;
    nowhere where the file's name says it."""
    over_all = next((chapter for chapter in chapters.all if chapter.level == 1), None)
    if any(chapter.text == book.title for chapter in chapters.all) or _front_with_title(chapters, book):
        return
    if over_all is not None:
        over_all.text = book.title
        return
    name = book.source_name.replace("\\", "/").rpartition("/")[2]
    if (name.rpartition(".")[0] or name) != book.title:
        chapters.all[0].put(0, f"# {spelled(book.title, '# ')}")


def _front_with_title(chapters: Chapters, book: Playbook) -> str:
    """The front matter with the title, where the document says it there and not in its first heading."""
    first = next((chapter for chapter in chapters.all if chapter.level), None)
    return titled(front_of(book.reference), book.title) if first is None or first.level > 1 else ""


def _put_escalation(chapters: Chapters, book: Playbook, form: _Form) -> None:
    if not book.escalation or form.escalation == _NO_WAY:
        return
    chapter = chapters.at(book.escalation[0].span)
    titled = says(title_of(chapter.text).name, ESCALATION)
    forms = escalation_forms(book.escalation)
    ways = forms if titled else [forms[1], forms[0], *forms[2:]]
    chapter.put(lines_of(book.escalation[0].span) or chapter.first, ways[form.escalation])


def _put_reference(chapters: Chapters, book: Playbook, form: _Form) -> None:
    """The text that was not understood: at its place, or apart where it would be read as steps."""
    apart: list[str] = []
    begun = _first_lines(book)
    for section in (_without_head(one, begun) for one in _still_true(book.reference, form.stated)):
        chapter = chapters.at(section.span)
        if (_is_bare_row(section.text) and _has_tables(book)) or _is_written_anew(section, book):
            continue
        if not section.title and section.span.first == 1:
            is_front = bool(front_of([section]))
            anew = _front_with_title(chapters, book) if is_front else ""
            chapters.all[0].put(-1 if is_front else 0, anew or section.text)
        elif _is_part_of_form(section.text) or (not form.between and _is_between_roles(section, book)):
            apart.append(fence(section.text, "text"))
        elif form.apart > 1 or (form.apart and chapter.works):
            apart.append(_closed(section.text))
        else:
            chapter.put(section.span.first, _closed(section.text))
    if apart:
        chapters.add(2, _KEPT).put_last(*apart)


def _is_between_roles(section: Section, book: Playbook) -> bool:
    """Whether it stood between two roles of the path of escalation, such as what it says beside an arrow."""
    lines = [lines_of(hop.span) for hop in book.escalation]
    return bool(lines) and min(lines) <= section.span.first and section.span.last <= max(lines)


def _fence_marks(lines: Sequence[str]) -> list[int]:
    return [place for place, line in enumerate(lines) if line.lstrip().startswith(("```", "~~~"))]


def _still_true(sections: Sequence[Section], stated: frozenset[str]) -> Iterator[Section]:
    """The kept text without the lines that state something which is stated anew."""
    labels = [words for name, words in _LABELS.items() if name in stated]
    for section in sections:
        lines = [line for line in section.text.split("\n") if not any(_states(line, words) for words in labels)]
        if any(line.strip() for line in lines):
            yield replace(section, text="\n".join(lines))


def _states(line: str, words: tuple[str, ...]) -> bool:
    pair = split_label(spoken(line.strip().lstrip("-*+ "))[0])
    return pair is not None and bool(pair[1]) and says(pair[0], words)


def _closed(text: str) -> str:
    """The text with an end to a fence that it only begins, and without the mark of one that it only ends."""
    lines = text.split("\n")
    marks = _fence_marks(lines)
    if len(marks) % 2 == 0:
        return text
    if marks[0] == 0 or lines[marks[0]].strip("`~ "):
        return f"{text}\n{lines[marks[0]].lstrip()[:3]}"
    return "\n".join(lines[: marks[-1]] + lines[marks[-1] + 1 :])


def _is_part_of_form(text: str) -> bool:
    """Whether it has headings: then it stood in a fence, and outside of one would be a chapter."""
    lines = text.split("\n")
    return any(block.kind == "heading" and lines[block.first - 1].startswith("#") for block in blocks_of(text))


def _has_tables(book: Playbook) -> bool:
    """Whether something was understood that can have stood in a table."""
    return any((
        book.plans, book.severities, book.contacts, book.escalation, book.thresholds, book.criteria, book.triggers,
        book.templates, book.procedures, book.assessment,
    ))  # fmt: skip


def _is_written_anew(section: Section, book: Playbook) -> bool:
    """Whether it is the table of levels or of people, which stands there again with all of its columns."""
    lines = section.text.split("\n")
    places = [one.span for one in book.severities] + [one.span for one in book.contacts]
    first, last = section.span.first, section.span.last
    in_rows = any(place is not None and first <= place.first and place.last <= last for place in places)
    return in_rows and all(line.lstrip().startswith("|") for line in lines if line.strip())


def _is_bare_row(text: str) -> bool:
    """Whether it is the head of a table whose rows were understood: the table has its own head again."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return bool(lines) and len(lines) <= 2 and all(line.startswith("|") for line in lines)


def _first_lines(book: Playbook) -> frozenset[int]:
    """Where what was understood begins that can be a row of a table."""
    things: tuple[Sequence[Any], ...] = (
        book.severities, book.contacts, book.escalation, book.thresholds, book.criteria, book.triggers,
        book.templates, book.assessment, tuple(every_step(book)),
    )  # fmt: skip
    return frozenset(one.span.first for ones in things for one in ones if one.span is not None)


def _without_head(section: Section, begun: frozenset[int]) -> Section:
    """Kept text without the head that it ends with of a table whose rows were understood: as in `_is_bare_row`."""
    *before, last = section.text.split("\n")
    if not last.lstrip().startswith("|") or not "".join(before).strip() or before[-1].lstrip().startswith("|"):
        return section
    end = section.span.last
    return section if begun.isdisjoint((end + 1, end + 2)) else replace(section, text="\n".join(before).rstrip())


def _put_statements(chapters: Chapters, book: Playbook, form: _Form) -> None:
    if "default_severity" in form.stated and book.default_severity:
        home = next((chapter for chapter in chapters.all if chapter.level == 1), chapters.all[0])
        home.put(home.first, label("Default severity", book.default_severity))
    spoken = list(_spoken_lines(book, form))
    if spoken:
        _communication(chapters).put_last("\n".join(spoken))
    promised = list(_promises(book, form))
    if promised:
        chapters.add(2, _KEPT).put_last(*promised)


def _spoken_lines(book: Playbook, form: _Form) -> Iterator[str]:
    """How, where and how often updates go out."""
    if "cadence_s" in form.stated and book.cadence_s:
        yield f"- {label('Update frequency', interval_words(book.cadence_s))}"
    if "channel" in form.stated and book.channel:
        yield f"- {label('Channel', book.channel)}"
    if ("status_format" in form.stated or "status_words" in form.stated) and book.status_format:
        yield f"- {label('Status format', book.status_format)}"


def _communication(chapters: Chapters) -> Chapter:
    """The chapter about communication that holds no messages, or a new one."""
    known = (
        chapter
        for chapter in chapters.all
        if says(chapter.text, COMMUNICATION) and not says(chapter.text, ("template",)) and not chapter.works
    )
    return next(known, None) or chapters.add(2, "Communication")


def _promises(book: Playbook, form: _Form) -> Iterator[str]:
    if "watch_s" in form.stated and book.watch_s:
        yield f"Keep monitoring for {time_words(book.watch_s)} after the fix."
    if "review_due_s" in form.stated and book.review_due_s:
        yield f"Hold the review within {time_words(book.review_due_s)} of the resolution."
    if "follow_up" in form.stated and book.follow_up:
        yield spelled(book.follow_up.text, "")
