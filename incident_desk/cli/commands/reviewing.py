"""The command review: what was written, writing it, sending it round, approving it."""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from incident_desk.cli.approved import version_number
from incident_desk.cli.commands.meeting import meeting
from incident_desk.cli.session import Session
from incident_desk.domain.errors import NotFound, WrongUse
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.review import (
    FACTOR_SORTS,
    ImpactFigure,
    ReviewItem,
    ReviewList,
    ReviewState,
    SectionState,
)
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.domain.review_versions import versions_of
from incident_desk.formats.review_compared import changes_data, compared_text
from incident_desk.formats.review_text import history_data, history_text, review_data, review_text
from incident_desk.leaving import review_templates
from incident_desk.services.acts.goal_results import goal_named, state_goal_result
from incident_desk.services.acts.reviewing import (
    ApprovalWish,
    approve,
    back_to_draft,
    choose_template,
    mark_section,
    send_round,
    state_impact,
    write_list,
    write_section,
)
from incident_desk.services.acts.taking_review import take_document
from incident_desk.services.review_comparing import compare_versions

Write = Callable[[Incident, ReviewTemplate], Sequence[Draft]]


def review(session: Session) -> int:
    """One of the parts of the command; a KEY in its place shows the review."""
    words = session.words
    part = _PARTS.get(words.part)
    if part is None:
        # What is no part is a key; a slip of the pen is told as what it is not.
        if words.words:
            raise WrongUse(f"There is no part {words.part!r}. There are: {', '.join(_PARTS)}; or a KEY alone")
        words.words = [words.part]
        part = _show
    return part(session)


def _show(session: Session) -> int:
    key, *rest = _words(session, "show KEY [SECTION]", 1, 2)
    incident = session.incident(key)
    template = _template(session, incident)
    if not rest:
        return session.answer(review_data(incident, template), lambda: review_text(incident, template))
    section = _section_id(incident, template, rest[0])
    text = incident.review.texts.get(section)
    data = {"key": incident.key, "section": section, "text": text.text if text else None,
            "version": text.id if text else None}  # fmt: skip
    return session.answer(data, lambda: incident.review.text(section) or "Nothing is written there yet")


def _write(session: Session) -> int:
    key, section, text = _words(session, "write KEY SECTION TEXT, or - for the text", 3, 3)
    incident = session.incident(key)
    wanted = _section_id(incident, _template(session, incident), section)
    before = incident.review.texts.get(wanted)
    former, said = _former(session, before.id if before else None), _read(text)
    return _written(session, incident, lambda now, opening: write_section(now, wanted, said, former, opening))


def _lines(session: Session) -> int:
    key, name, *lines = _words(session, "lines KEY LIST LINE…, or - for the lines", 2, 200)
    incident = session.incident(key)
    wanted = _of(ReviewList, name, "list")
    said = _read("-").split("\n") if lines == ["-"] else lines
    before = incident.review.lists.get(wanted)
    former = _former(session, before.id if before else None)
    items = [_item(wanted, line) for line in said]
    return _written(session, incident, lambda now, opening: write_list(now, wanted, items, former, opening))


def _item(name: ReviewList, line: str) -> ReviewItem:
    """``trigger: a deploy`` of the contributing factors says its sort."""
    sort, colon, text = line.partition(":")
    if name is ReviewList.FACTORS and colon and sort.strip().casefold() in FACTOR_SORTS:
        return ReviewItem(text, sort)
    return ReviewItem(line)


def _impact(session: Session) -> int:
    key, name, text = _words(session, "impact KEY FIGURE TEXT", 3, 3)
    incident = session.incident(key)
    wanted = _of(ImpactFigure, name, "figure")
    before = incident.review.figures.get(wanted)
    former, said = _former(session, before.id if before else None), _read(text)
    return _written(session, incident, lambda now, opening: state_impact(now, wanted, said, former, opening))


def _goal(session: Session) -> int:
    key, name, text = _words(session, "goal KEY GOAL TEXT", 3, 3)
    incident = session.incident(key)
    before = incident.review.goals.get(goal_named(incident, name).label)
    former, said = _former(session, before.id if before else None), _read(text)
    return _written(session, incident, lambda now, _: state_goal_result(now, name, said, former))


def _state(session: Session) -> int:
    key, *rest = _words(session, "state KEY [SECTION] STATE", 1, 3)
    incident = session.incident(key)
    reason = session.words.reason or ""
    if not rest:
        return _told(session, incident)
    if len(rest) == 1:
        move = _of(ReviewState, rest[0], "state of a review")
        if move is ReviewState.APPROVED:
            raise WrongUse("An approval has a person and a role: review approve KEY --role ROLE")
        rule = send_round if move is ReviewState.IN_REVIEW else (lambda now: back_to_draft(now, reason))
        session.place.desk.act(incident.id, lambda now, _: rule(now), session.who)
        return _told(session, incident)
    section, state = rest[0], _of(SectionState, rest[1], "state of a section")
    return _written(session, incident, lambda now, opening: mark_section(now, section, state, reason, opening))


def _approve(session: Session) -> int:
    (key,) = _words(session, "approve KEY --role ROLE", 1, 1)
    words, incident = session.words, session.incident(key)
    if not words.role:
        raise WrongUse("Say with --role as what it is approved, such as: incident commander")
    wish = ApprovalWish(words.role, words.person or session.who, incident.review.content)
    session.place.desk.act(incident.id, lambda now, _: approve(now, wish), session.who)
    return _told(session, incident)


def _meeting(session: Session) -> int:
    key, *times = _words(session, "meeting KEY TIME, --none or --ics FILE", 1, 4)
    incident = meeting(session, key, times)
    return 0 if session.words.ics == "-" else _told(session, incident)


def _history(session: Session) -> int:
    key, section = _words(session, "history KEY SECTION", 2, 2)
    incident = session.incident(key)
    wanted = _section_id(incident, _template(session, incident), section)
    versions = versions_of(session.place.desk.events(incident.id), wanted)
    data = {"key": incident.key, "section": wanted, "versions": history_data(versions)}
    return session.answer(data, lambda: history_text(versions) or "Nothing was written there")


def _compare(session: Session) -> int:
    """What changed since an approved version, until another one or until now."""
    key, *named = _words(session, "compare KEY [VERSION [VERSION]]", 1, 3)
    since, until, *_ = (*(_version(session, key, one) for one in named), None, None)
    incident = session.incident(key)
    events = session.place.desk.events(incident.id)
    found = compare_versions(events, since, until, session.place.zone)
    data = {
        "key": found.key,
        "since": found.since.version,
        "until": found.until.version if found.until is not None else None,
        "seq": found.seq,
        "changes": changes_data(found.changes),
    }
    text = compared_text(f"{found.title}: {found.key}", found.changes, found.nothing)
    return session.answer(data, lambda: text.copied.rstrip("\n") or text.nothing)


def _version(session: Session, key: str, wished: str) -> int:
    """The number of an approved version that was typed, or of the last one."""
    number = version_number(wished, "Say which approved version")
    return session.incident(key).review.approval_of(number).version


def _choose(session: Session) -> int:
    key, name = _words(session, "template KEY NAME", 2, 2)
    incident = session.incident(key)
    template = review_templates(session.place.files).for_incident(name, incident)
    session.place.desk.act(incident.id, lambda now, _: choose_template(now, template), session.who)
    return _told(session, incident)


def _take(session: Session) -> int:
    """The document of a past incident, or another one, as texts of the review."""
    key, *files = _words(session, "take KEY [FILE]", 1, 2)
    incident = session.incident(key)
    text = session.library.read_file(files[0]).text if files else _source(session, incident)
    opening, told = _template(session, incident), list[str]()

    def take(now: Incident) -> Sequence[Draft]:
        taking = take_document(now, text, opening)
        # The rule is asked again where another one wrote meanwhile; what it said last is what was written.
        told[:] = taking.told
        return taking.drafts

    session.place.desk.act(incident.id, lambda now, _: take(now), session.who)
    now = session.place.desk.incident_of(incident.id)
    template = _template(session, now)
    data = {**review_data(now, template), "taken": told}
    return session.answer(data, lambda: "\n".join([*told, "", review_text(now, template)]))


def _source(session: Session, incident: Incident) -> str:
    events = session.place.desk.events(incident.id)
    source = next((one.data for one in events if one.kind == Kind.PAST_SOURCE and one.body is not None), None)
    if source is None:
        raise WrongUse(f"{incident.key} was not taken in from a report. Name a file: review take KEY FILE")
    return str(source.get("text") or "")


def _list(session: Session) -> int:
    _words(session, "templates", 0, 0)
    templates = review_templates(session.place.files)
    found = templates.all()
    rows = [
        {
            "name": one.name,
            "title": one.title,
            "about": one.about,
            "sections": len(one.sections),
            "shipped": shipped,
        }
        for one, shipped in found.templates
    ]
    lines = [
        *(f"{row['name']:<18} {row['title']}{' (shipped)' if row['shipped'] else ''}" for row in rows),
        *(f"Not usable: {one}" for one in found.problems),
        f"Your own: a TOML file in {templates.folder}",
    ]
    data = {"templates": rows, "problems": list(found.problems), "folder": templates.folder}
    return session.answer(data, lambda: "\n".join(lines))


# -- what the parts share -------------------------------------------------------------------------------------


def _words(session: Session, usage: str, least: int, most: int) -> list[str]:
    words: list[str] = session.words.words
    if not least <= len(words) <= most:
        raise WrongUse(f"Say: review {usage}")
    return words


_Named = TypeVar("_Named", ReviewList, ImpactFigure, ReviewState, SectionState)


def _of(kind: type[_Named], word: str, what: str) -> _Named:
    try:
        return kind(word.strip().casefold().replace("-", "_").replace(" ", "_"))
    except ValueError as error:
        names = ", ".join(one.value.replace("_", "-") for one in kind)
        raise WrongUse(f"There is no {what} {word!r}. There are: {names}") from error


def _template(session: Session, incident: Incident) -> ReviewTemplate:
    """The review's own, or the one that it would begin with."""
    return incident.review.template or review_templates(session.place.files).standard()


def _section_id(incident: Incident, template: ReviewTemplate, wanted: str) -> str:
    found = template.section(wanted)
    if found is None and wanted not in incident.review.texts:
        names = ", ".join(one.id for one in template.sections)
        raise NotFound(f"{template.title} has no section {wanted!r}. Its sections are: {names}")
    return found.id if found is not None else wanted


def _former(session: Session, now: str | None) -> str | None:
    """The version that was named, or what stands there when the command begins."""
    named: str | None = session.words.former
    return named or now


def _read(text: str) -> str:
    """The text, or what comes on standard input."""
    if text != "-":
        return text
    return sys.stdin.read() if sys.stdin is not None else ""


def _written(session: Session, incident: Incident, write: Write) -> int:
    opening = _template(session, incident)
    session.place.desk.act(incident.id, lambda now, _: write(now, opening), session.who)
    return _told(session, incident)


def _told(session: Session, incident: Incident) -> int:
    now = session.place.desk.incident_of(incident.id)
    template = _template(session, now)
    return session.answer(review_data(now, template), lambda: review_text(now, template))


_PARTS: dict[str, Callable[[Session], int]] = {
    "show": _show,
    "write": _write,
    "lines": _lines,
    "impact": _impact,
    "goal": _goal,
    "state": _state,
    "approve": _approve,
    "meeting": _meeting,
    "history": _history,
    "compare": _compare,
    "take": _take,
    "template": _choose,
    "templates": _list,
}
