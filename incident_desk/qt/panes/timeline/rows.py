"""What a row of the timeline says: its time, its sign, its words with their traces, and whose it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from enum import Enum

from incident_desk.domain.attachments import pieces_words
from incident_desk.domain.durations import span
from incident_desk.domain.events import Kind
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.roles import initials
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.times import describe

UNKNOWN = "??:??"
STAR = "★ "
"""Before the words of an entry that was given a star."""
PIN, UNDER = "Pinned · ", "↳ "
"""Before the words of a row that is pinned, and of one that stands under another."""
_PRECISION_SIGNS = {
    Precision.ABOUT: "~",
    Precision.RANGE: "~",
    Precision.AT_LEAST: "≥",
    Precision.AT_MOST: "≤",
}


class Ink(Enum):
    """How a piece of a row is written."""

    PLAIN = "plain"
    STRONG = "strong"
    DIM = "dim"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one ink."""

    text: str
    ink: Ink = Ink.PLAIN


@dataclass(frozen=True, slots=True)
class KindGroup:
    """A choice of the filter: its key, its name, and the kinds of entries that it shows."""

    key: str
    name: str
    kinds: frozenset[str]


def _group(key: str, name: str, *kinds: str) -> KindGroup:
    return KindGroup(key, name, frozenset(str(kind) for kind in kinds))


GROUPS: tuple[KindGroup, ...] = (
    _group("decisions", "Decisions", Sign.DECISION, Kind.DECISION_TAKEN, Kind.RUN_KEPT_GOING),
    _group("findings", "Findings", Sign.FINDING),
    _group("hypotheses", "Hypotheses", Sign.HYPOTHESIS),
    _group("actions", "Actions", Sign.ACTION),
    _group("notes", "Notes", Sign.NOTE),
    _group("changes", "Changes", Kind.CHANGE_MADE),
    _group("items", "Action items", Kind.ACTION_ADDED, Kind.ACTION_SET),
    _group(
        "updates", "Updates", Kind.UPDATE_SENT, Kind.UPDATE_SKIPPED, Kind.ASK_MADE, Kind.ESCALATED,
        Kind.ESCALATION_SNOOZED, Kind.CONTACT_CALLED,
    ),
    _group(
        "checks", "Health", Kind.CHECK_CHANGED, Kind.CHECKS_TAKEN, Kind.CHECK_DROPPED, Kind.SEEN_ELSEWHERE,
        Kind.CHECKS_SNAPPED, Kind.SOAK_BROKEN, Kind.SOAK_COMPLETE, Kind.WATCH_GAP,
    ),
    _group("steps", "Steps and phases", Kind.STEP_SET, Kind.STEP_BOUND, Kind.CRITERION_BOUND, Kind.PHASE_ENTERED,
           Kind.PATTERN_OPENED, Kind.PATTERN_CLOSED, Kind.RUN_FILLED),
    _group(
        "course", "Course", Kind.OPENED, Kind.STATUS_SET, Kind.SEVERITY_CHANGED, Kind.MILESTONE_SET, Kind.REOPENED,
        Kind.ROLE_TAKEN, Kind.TITLE_CHANGED, Kind.ASSESSED, Kind.TARGET_CROSSED, Kind.TARGET_SEEN,
        Kind.TARGET_PAUSED, Kind.PAUSE_KEPT, Kind.TARGET_RESUMED, Kind.RUN_LIVE, Kind.RUN_STAFFED,
        Kind.RUN_FINISHED, Kind.RUN_DECLARED, Kind.RUN_CARRIED, Kind.INCIDENT_LINKED, Kind.INCIDENT_TOLD,
    ),
)  # fmt: skip
ALL = KindGroup("", "All kinds", frozenset())

_ICONS: Mapping[str, str] = {
    Sign.NOTE: "message-square",
    Sign.DECISION: "diamond",
    Sign.HYPOTHESIS: "circle-question-mark",
    Sign.ACTION: "wrench",
    Sign.FINDING: "search",
    Kind.DECISION_TAKEN: "diamond",
    Kind.RUN_KEPT_GOING: "diamond",
    Kind.RUN_LIVE: "flag",
    Kind.INCIDENT_LINKED: "merge",
    Kind.INCIDENT_TOLD: "link",
    Kind.RUN_STAFFED: "user-check",
    Kind.CRITERION_BOUND: "link",
    Kind.RUN_FILLED: "pencil",
    Kind.OPENED: "clock",
    Kind.TITLE_CHANGED: "pencil",
    Kind.SEVERITY_CHANGED: "siren",
    Kind.STATUS_SET: "circle-check",
    Kind.MILESTONE_SET: "target",
    Kind.PHASE_ENTERED: "flag",
    Kind.STEP_SET: "check",
    Kind.ROLE_TAKEN: "user-check",
    Kind.TARGET_CROSSED: "hourglass",
    Kind.TARGET_SEEN: "eye",
    Kind.TARGET_PAUSED: "pause",
    Kind.PAUSE_KEPT: "pause",
    Kind.TARGET_RESUMED: "play",
    Kind.ESCALATED: "arrow-up-right",
    Kind.ESCALATION_SNOOZED: "bell-off",
    Kind.CONTACT_CALLED: "phone",
    Kind.UPDATE_SENT: "send",
    Kind.UPDATE_SKIPPED: "send",
    Kind.ASK_MADE: "phone",
    Kind.ASSESSED: "clipboard-check",
    Kind.CHECK_CHANGED: "activity",
    Kind.CHECKS_SNAPPED: "clipboard-list",
    Kind.SOAK_BROKEN: "circle-x",
    Kind.SOAK_COMPLETE: "circle-check",
    Kind.WATCH_GAP: "eye-off",
    Kind.STEP_BOUND: "link",
    Kind.PATTERN_OPENED: "split",
    Kind.PATTERN_CLOSED: "split",
    Kind.CHANGE_MADE: "git-commit-horizontal",
    Kind.EVIDENCE_ATTACHED: "paperclip",
    Kind.ACTION_ADDED: "list-todo",
    Kind.ACTION_SET: "list-todo",
    Kind.FINDING_SET_ASIDE: "stethoscope",
    Kind.REOPENED: "rotate-ccw",
    Kind.CLOCK_JUMPED: "triangle-alert",
    Kind.CLOCK_ACCEPTED: "clock",
    Kind.COMPUTER_SLEPT: "clock",
    Kind.ZONE_CHANGED: "clock",
    Kind.ERASED: "eye-off",
}


def icon_of(entry: Entry) -> str:
    """The sign of the entry's kind."""
    return _ICONS.get(entry.kind, "info")


def is_decision(entry: Entry) -> bool:
    """Whether somebody decided something."""
    return entry.kind in (Sign.DECISION, Kind.DECISION_TAKEN)


def group_named(key: str) -> KindGroup:
    """The filter's choice of that key; all kinds where there is none."""
    return next((one for one in GROUPS if one.key == key), ALL)


def time_of(entry: Entry, first_day: date, *, short: bool = False, zone: tzinfo = UTC) -> str:
    """The time in a zone: ``03:14:20``, ``~03:14``, ``??:??``; ``+1d 00:04`` a day later; ``4 Mar``: all of it."""
    at = entry.happened.at
    if at is None:
        return UNKNOWN
    if (whole := entry.happened.day) is not None:
        return f"{whole:%-d %b}"
    at = at.astimezone(zone)
    sign = _PRECISION_SIGNS.get(entry.happened.precision, "")
    days = (at.date() - first_day).days
    if days and not short:
        return f"{days:+d}d {at:%H:%M}"
    return f"{sign}{at:%H:%M}" if short or sign else f"{at:%H:%M:%S}"


def fitting_time(
    entry: Entry, first_day: date, fits: Callable[[str], bool], *, short: bool, zone: tzinfo = UTC
) -> str:
    """The time, or on a far day where both have no room the whole day alone: a number that is cut is another one.

    A short time leaves the next and the last day away. The reader and the tooltip have all of it.
    """
    at = entry.happened.at
    days = (at.astimezone(zone).date() - first_day).days if at is not None else 0
    text = time_of(entry, first_day, short=short and abs(days) <= 1, zone=zone)
    return text if not days or fits(text) else f"{days:+d}d" if abs(days) > 1 or not short else text


def writer_of(entry: Entry) -> str:
    """The initials of who wrote it, ``auto`` for the desk and its checks."""
    if entry.who == "desk" or entry.who.startswith("check:"):
        return "auto"
    return initials(entry.who)


def files_of(entry: Entry) -> int:
    """How many pieces of evidence the row is marked with; a row that tells of one is its own mark."""
    return 0 if entry.kind == Kind.EVIDENCE_ATTACHED else entry.files


def pieces_of(entry: Entry) -> tuple[Piece, ...]:
    """The words of the row in their inks, on one line each."""
    return (*_marks(entry), *_pieces(entry, _one_line(entry.text)))


def is_marked(entry: Entry) -> bool:
    """Whether anything stands before the words of its row."""
    return entry.starred or entry.pinned or entry.parent is not None


def _marks(entry: Entry) -> tuple[Piece, ...]:
    if not is_marked(entry):
        return ()
    under = (Piece(UNDER, Ink.DIM),) if entry.parent is not None else ()
    star = (Piece(STAR, Ink.STRONG),) if entry.starred else ()
    pin = (Piece(PIN, Ink.DIM),) if entry.pinned else ()
    return (*under, *star, *pin)


def _pieces(entry: Entry, words: str) -> tuple[Piece, ...]:
    """Those of an entry without its star."""
    gone = entry.struck is not None or entry.undone
    if gone:
        trace = f"struck: {_one_line(entry.struck or '')}" if entry.struck is not None else "undone"
        return (Piece(words, Ink.STRUCK), Piece(f"  {trace}", Ink.DIM))
    if entry.erased:
        return (Piece(words, Ink.DIM),)
    before = (Piece("Decision. ", Ink.STRONG),) if is_decision(entry) else ()
    detail = _one_line(entry.detail) if entry.kind != Kind.UPDATE_SENT else ""
    lasted = lasted_words(entry)
    after = tuple(Piece(f"  {part}", Ink.DIM) for part in (lasted, detail) if part)
    by = f" by {initials(entry.amended_by)}" if entry.amended_by else ""
    amended = (Piece(f"  edited{by}", Ink.DIM),) if entry.amended else ()
    return (*before, Piece(words), *after, *amended)


def lasted_words(entry: Entry) -> str:
    """``lasted 12 min``; empty where it has no end, or nobody knows when it began."""
    if entry.ended is None or entry.happened.at is None or entry.ended <= entry.happened.at:
        return ""
    return f"lasted {span(max(1.0, (entry.ended - entry.happened.at).total_seconds()))}"


def plain(entry: Entry) -> str:
    """The words of the row without their inks."""
    return "".join(piece.text for piece in pieces_of(entry))


def spoken(entry: Entry) -> str:
    """The row for people who can't see it."""
    when = describe(Moment.unknown()) if entry.happened.at is None else describe(entry.happened)
    words = "".join(piece.text for piece in _pieces(entry, _one_line(entry.text)))
    told = (("starred", entry.starred), ("pinned", entry.pinned), ("under another row", entry.parent is not None))
    marks = "".join(f", {mark}" for mark, is_so in told if is_so)
    files = f", {pieces_words(files_of(entry))} of evidence" if files_of(entry) else ""
    return f"{when}, {writer_of(entry)}: {words}{marks}{files}"


def particulars(entry: Entry) -> tuple[str, ...]:
    """Everything that is known of an entry beside its text: for the reader and the tooltip."""
    written = f"{entry.written_at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
    parts = [f"{describe(entry.happened)}, by {entry.who}"]
    if entry.happened.at is None or abs((entry.written_at - entry.happened.at).total_seconds()) >= 1:
        parts.append(f"Written {written}")
    if entry.ended is not None:
        parts.append(f"Until {entry.ended:%Y-%m-%d %H:%M:%S} UTC")
    if entry.struck is not None:
        parts.append(f"Struck: {entry.struck}")
    if entry.undone:
        parts.append("Undone")
    if files_of(entry):
        parts.append(f"{pieces_words(files_of(entry))} of evidence: V looks at them")
    if entry.amended:
        by = f" by {entry.amended_by}" if entry.amended_by else ""
        parts.append(f"Edited{by}; the first wording is kept in the record")
    return tuple(parts)


def full_text(entry: Entry) -> str:
    """The whole text with the smaller text under it."""
    return "\n\n".join(part for part in (entry.text, entry.detail) if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())
