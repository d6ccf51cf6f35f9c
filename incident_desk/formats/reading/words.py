"""The words by which sections, labels and states are known, of all languages together (`resources/languages`).

A word matches at the beginning of a word of the text (`trigger` knows "Triggers"), whatever its case and accents.
A `$` at its end asks for the whole word. Words in scripts without spaces match anywhere.
"""

from collections.abc import Iterable
from functools import lru_cache

from incident_desk.formats.reading.folding import folded
from incident_desk.formats.reading.stems import Stems, head_of, heads_of, stems_of
from incident_desk.formats.reading.vocabulary import folded_words, words_of

__all__ = ["any_says", "folded", "says", "starts_with", "together"]


def together(*concepts: tuple[str, ...]) -> tuple[str, ...]:
    """Several concepts as one, each word once."""
    return tuple(dict.fromkeys(word for words in concepts for word in words))


SEVERITY = words_of("headings", "severity")
TRIGGERS = words_of("headings", "triggers")
CRITERIA = words_of("headings", "criteria")
ESCALATION = words_of("headings", "escalation")
CONTACTS = words_of("headings", "contacts")
ROLES = words_of("headings", "roles")
TEMPLATES = words_of("headings", "templates")
TEMPLATE = words_of("headings", "template")
MESSAGE = words_of("headings", "message")
REVIEW = words_of("headings", "review")
AFTER = words_of("headings", "after")
ASSESSMENT = words_of("headings", "assessment")
PROCEDURES = words_of("headings", "procedures")
RECOVERIES = words_of("headings", "recoveries")
"""What a section speaks of whose parts are ways back to choose from."""
SPECIAL_WORK = together(RECOVERIES, words_of("headings", "special_work"))
"""Work that is done when it is needed, and is no stage that every incident goes through."""
WAYS_TO_WORK = words_of("headings", "ways_to_work")
FIRST_VERBS = words_of("headings", "first_verbs")
"""How the stages of nearly every response begin."""
ORDERS = together(FIRST_VERBS, words_of("headings", "orders"))
"""How a heading begins that tells a responder to do something."""
ALARMS = words_of("headings", "alarms")
TROUBLES = words_of("headings", "troubles")
"""What a heading says that names a trouble: what is wrong."""
SYMPTOMS = words_of("headings", "symptoms")
INVESTIGATION = words_of("headings", "investigation")
CAUSES = words_of("headings", "causes")
RESOLUTION = words_of("headings", "resolution")
PREVENTION = words_of("headings", "prevention")
THRESHOLDS = words_of("headings", "thresholds")
REFERENCE = words_of("headings", "reference")
COMMUNICATION = words_of("headings", "communication")
STAGES = words_of("headings", "stages")
PHASE_WORDS = words_of("headings", "phase")
STEP_WORDS = words_of("headings", "step")
COUNTED_WORDS = words_of("headings", "counted")
"""What else is counted in headings: "Scenario 2"."""
TO_DO = words_of("headings", "to_do")
QUESTIONS = words_of("headings", "questions")
"""How a heading or a label begins that tells something and asks nobody to do it."""
CHECKLIST = words_of("headings", "checklist")
PLAYBOOK = words_of("headings", "playbook")
REPORT = words_of("headings", "report")
REPORT_TITLES = together(REPORT, words_of("headings", "report_titles"))
"""Titles of reports, and of playbooks too, which other words tell apart."""
NO_REPORT = words_of("headings", "not_report")
REPORT_PARTS = words_of("headings", "report_parts")
"""Headings that look back on an incident."""
COMMS_TITLE = words_of("headings", "messages_title")
REMINDERS = together(PREVENTION, words_of("headings", "lessons"))
"""Headings under which boxes remind of what was learned, and are no step of the next run."""
LOOKS_BACK = words_of("headings", "looks_back")
FOLLOW_UP_REVIEW = words_of("headings", "follow_up_review")

LABEL_RESPONSE = words_of("labels", "response")
LABEL_RESOLUTION = words_of("labels", "resolution")
LABEL_FULL = words_of("labels", "full")
"""What says of a resolution that nothing is left of the trouble, where a help in passing has a time of its own."""
LABEL_IN_PASSING = words_of("labels", "in_passing")
"""What is only a help until then: "mitigated within 30 minutes"."""
LABEL_UPDATES = words_of("labels", "updates")
LABEL_TARGET = words_of("labels", "target")
LABEL_DEFINITION = words_of("labels", "definition")
LABEL_LEVEL = words_of("labels", "level")
LABEL_NAME = words_of("labels", "name")
DEFAULT_SEVERITY = words_of("labels", "default_severity")
LABEL_SEVERITY = together(words_of("labels", "severity"), DEFAULT_SEVERITY)
LABEL_WARNING = words_of("labels", "warning")
LABEL_CRITICAL = words_of("labels", "critical")
LABEL_FREQUENCY = words_of("labels", "frequency")
LABEL_METRIC = words_of("labels", "metric")
LABEL_CADENCE = words_of("labels", "cadence")
LABEL_CHANNEL = words_of("labels", "channel")
LABEL_STATUS_FORMAT = words_of("labels", "status_format")
LABEL_GOAL = words_of("labels", "goal")
LABEL_ROLE = words_of("labels", "role")
JOBS = words_of("labels", "job")
"""What a person is, and no name of one."""
LABEL_PRIMARY = words_of("labels", "primary")
LABEL_SECONDARY = words_of("labels", "secondary")
CONTACT_DETAILS = words_of("labels", "contact_details")
"""Labels that say how to reach the one whom the heading names."""
NO_CONTACT = words_of("labels", "no_contact")
"""Labels beside contacts that name nobody."""
LABEL_TIME = words_of("labels", "time")
LABEL_WINDOW = words_of("labels", "window")
LABEL_STEP = words_of("labels", "step")
LABEL_ACTION = words_of("labels", "action")
LABEL_ORDER = words_of("labels", "order")
LABEL_GATE = words_of("labels", "gate")
LABEL_STATE = words_of("labels", "state")
STATE_DONE = words_of("states", "ticked")
LABEL_COMMAND = words_of("labels", "command")
LABEL_TROUBLE = words_of("labels", "trouble")
LABEL_ALARM = words_of("labels", "alarm")
LABEL_MESSAGE = words_of("labels", "message")
LABEL_SUBJECT = words_of("labels", "subject")
LABEL_BODY = words_of("labels", "body")

STAGE_INITIAL = words_of("messages", "initial")
STAGE_PROGRESS = words_of("messages", "progress")
STAGE_RESOLVED = words_of("messages", "resolved")
SPEAKS_OF_UPDATES = words_of("messages", "updates")
AUTOMATIC_BLANKS = words_of("messages", "automatic")
NO_NAME = frozenset(folded_words("messages", "no_name"))
"""Labels that say of a message only that it is one."""
NOTICES = words_of("messages", "notices")
"""What names a message by itself, wherever its words stand."""
TAGS = frozenset(folded_words("messages", "tags"))


_Known = tuple[tuple[str, ...], Stems, frozenset[str] | None]
"""A concept's words, their index, and what a text of ASCII has where it says one, if that can be told by it."""
_CONCEPTS: dict[int, _Known] = {}
_MOST = 1024


def says(text: str, words: tuple[str, ...]) -> bool:
    """Whether the text has a word of that concept."""
    known = _CONCEPTS.get(id(words))
    if known is None or known[0] is not words:
        known = _known(words)
    plain, heads = _seen(text)
    # Most questions end here: a document asks hundreds of thousands of them.
    if known[2] is not None and known[2].isdisjoint(heads) and plain.isascii():
        return False
    return known[1].are_in(plain)


def starts_with(text: str, words: tuple[str, ...]) -> bool:
    """Whether the text begins with a word of that concept."""
    known = _CONCEPTS.get(id(words))
    if known is None or known[0] is not words:
        known = _known(words)
    plain, head = _begun(text)
    if known[2] is not None and head not in known[2] and plain.isascii():
        return False
    return known[1].begin(plain)


def any_says(texts: Iterable[str], words: tuple[str, ...]) -> bool:
    """Whether one of the texts has a word of that concept."""
    return any(says(text, words) for text in texts)


def _known(words: tuple[str, ...]) -> _Known:
    """The index of a concept. A concept is a constant of some module and known by itself: to compare its hundred
    words with those of others would take longer than to ask the index."""
    known = _CONCEPTS.get(id(words))
    if known is not None and known[0] is words:
        return known
    stems = _stems(words)
    made = words, stems, stems.heads if stems.known_by_heads else None
    if len(_CONCEPTS) < _MOST:
        _CONCEPTS[id(words)] = made
    return made


@lru_cache(maxsize=16384)
def _seen(text: str) -> tuple[str, frozenset[str]]:
    """A text evened out, and the first letters of its words."""
    plain = folded(text)
    return plain, heads_of(plain)


@lru_cache(maxsize=16384)
def _begun(text: str) -> tuple[str, str]:
    """A text evened out, and the first letters of its first word."""
    plain = folded(text)
    return plain, head_of(plain)


@lru_cache(maxsize=1024)
def _stems(words: tuple[str, ...]) -> Stems:
    return stems_of(map(folded, words))
