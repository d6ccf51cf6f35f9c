"""Where the words under a document's heading belong in a review: in a section, or in the rows of a list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from incident_desk.domain.review import ReviewList
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection, plain_words
from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.reports.meanings import Meaning, meaning_of

_LISTS = {one.value: one for one in ReviewList}
_SORTS = (Meaning.WELL, Meaning.WRONG, Meaning.LUCKY)
_IDS: Mapping[Meaning, tuple[str, ...]] = {
    Meaning.CAUSE: ("root-cause", "cause"),
    Meaning.RECOVERY: ("resolution", "recovery"),
    Meaning.IMPACT: ("impact", "issue"),
}
"""What the sections of a meaning are called by id, where that is not the meaning's own word."""
_SHOWS: Mapping[Meaning, tuple[str, ...]] = {
    Meaning.IMPACT: ("stated-impact", "figures", "impact"),
    Meaning.TIMELINE: ("timeline",),
    Meaning.CAUSE: ("stated-cause",),
    Meaning.FACTORS: ("factors", "stated-factors"),
    Meaning.WHYS: ("whys",),
    Meaning.LESSONS: ("stated-lessons",),
    Meaning.ACTIONS: ("actions", "actions-by-horizon"),
    **{sort: (sort.value,) for sort in _SORTS},
}
"""By which parts such a section is known in a team's own template."""
_ELSE: Mapping[Meaning, Meaning] = {
    Meaning.WHYS: Meaning.CAUSE,
    Meaning.FACTORS: Meaning.CAUSE,
    Meaning.RECOVERY: Meaning.RESPONSE,
    Meaning.RESPONSE: Meaning.RECOVERY,
    **dict.fromkeys(_SORTS, Meaning.LESSONS),
}
"""Where they stand under their own heading, in a template that has no such section."""


@dataclass(frozen=True, slots=True)
class Home:
    """A section, None where the template has none; the list whose rows the words can be.

    ``is_shared``: the section tells other things too, and the heading says which of them this is.
    """

    section: TemplateSection | None
    listed: ReviewList | None = None
    is_shared: bool = False
    has_actions: bool = False
    """Whether what is to be done stands there."""


def home_of(heading: str, template: ReviewTemplate) -> Home:
    """Its home by its title or another one that the template names, else by what its words mean."""
    meaning = meaning_of(heading)
    named = _named(heading, template)
    section, is_shared = (named, False) if named is not None else _meant(meaning, template)
    shows = set(section.shows) if section is not None else set()
    has_actions = bool(shows & set(_SHOWS[Meaning.ACTIONS]))
    return Home(section, _list_of(meaning, named, template), is_shared or _is_one_of_several(meaning), has_actions)


def action_home(template: ReviewTemplate) -> Home | None:
    """Where what is to be done stands; None where the template shows no action items."""
    among = (one for one in template.sections if set(one.shows) & set(_SHOWS[Meaning.ACTIONS]))
    section = next(among, None)
    return Home(section, has_actions=True) if section is not None else None


def plain_heading(heading: str) -> str:
    """Its words alone, without a number before them: ``3. Root Cause:`` is ``root cause``."""
    return plain_words(title_of(heading).name)


def _is_one_of_several(meaning: Meaning | None) -> bool:
    """Whether such words would not be understood without their heading: what went well, and what did not."""
    return meaning in _SORTS or meaning is Meaning.WHYS


def _named(heading: str, template: ReviewTemplate) -> TemplateSection | None:
    for wanted in dict.fromkeys((plain_words(heading), plain_heading(heading))):
        titled = (one for one in template.sections if wanted == plain_words(one.title))
        also = (one for one in template.sections if wanted in map(plain_words, one.also))
        found = next(titled, None) or next(also, None) or template.section(wanted)
        if wanted and found is not None:
            return found
    return None


def _list_of(meaning: Meaning | None, named: TemplateSection | None, template: ReviewTemplate) -> ReviewList | None:
    """The list that the template shows for it; a section of that name that is written as text stays one."""
    listed = _LISTS.get(meaning or "")
    if listed is None or not any(listed in one.shows for one in template.sections):
        return None
    return None if named is not None and named.prose and listed not in named.shows else listed


def _meant(meaning: Meaning | None, template: ReviewTemplate) -> tuple[TemplateSection | None, bool]:
    """The section that tells such things, and whether it tells others too; one that is written comes first."""
    if meaning is None:
        return None, False
    own = tuple(_telling(meaning, template))
    others = tuple(_telling(_ELSE[meaning], template)) if meaning in _ELSE else ()
    for among, is_other in ((own, False), (others, True)):
        written = next((one for one in among if one.prose), None)
        if written is not None:
            return written, is_other
    return next(iter(own), None), False


def _telling(meaning: Meaning, template: ReviewTemplate) -> Iterator[TemplateSection]:
    for wanted in _IDS.get(meaning, (meaning.value,)):
        yield from (one for one in template.sections if one.id == wanted)
    for part in _SHOWS.get(meaning, ()):
        yield from (one for one in template.sections if part in one.shows)
