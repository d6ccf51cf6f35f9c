"""The word for the kind of an entry. Pure."""

from incident_desk.domain.events import Kind
from incident_desk.domain.timeline import Sign
from incident_desk.qt.panes.log_field.understanding import WORDS

_TOLD = {Kind.PAST_TOLD: "Told", Kind.DECISION_TAKEN: WORDS[Sign.DECISION], Kind.CHANGE_MADE: WORDS[Sign.CHANGE]}


def kind_words(kind: str) -> str:
    """As the log field names it, where it can: ``Finding``."""
    if kind in set(Sign):
        return WORDS[Sign(kind)]
    return _TOLD.get(Kind(kind), kind.replace("_", " ").capitalize()) if kind in set(Kind) else kind
