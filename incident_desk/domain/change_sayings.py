"""How a change of the world reads: in a timeline, and in the few letters beside a mark."""

from collections.abc import Mapping
from typing import Any

from incident_desk.domain.changes import CHECK, GIT, kind_named
from incident_desk.domain.health_record import ChangeKind, ChangeMade

_LONGEST_LABEL = 32


def change_saying(data: Mapping[str, Any]) -> str:
    """The change that an event's data tell of: ``Deploy 7c1e0f4: database session at start-up (staging)``."""
    what, ref, text, environment, source = (
        str(data.get(name) or "") for name in ("what", "ref", "text", "environment", "source")
    )
    where = f" ({environment})" if environment and environment not in text else ""
    # Blanks alone say nothing, so the kind has to.
    text = text if text.strip() else ""
    if text and (source == CHECK or _names_itself(text)):
        return f"{text[:1].upper() if source != CHECK else text[:1]}{text[1:]}{where}"
    named = _named(what or ChangeKind.OTHER, source)
    head = f"{named} {ref}" if ref and ref not in text else named
    return f"{head}: {text}{where}" if text else f"{head}{where}"


def change_label(change: ChangeMade) -> str:
    """Kind and reference, or the first words: ``Deploy 7c1e0f4``."""
    if change.ref and len(change.ref) <= _LONGEST_LABEL // 2:
        return f"{_named(change.what, change.source)} {change.ref}"
    words = " ".join(change_words(change).split())
    return words if len(words) <= _LONGEST_LABEL else f"{words[: _LONGEST_LABEL - 1].rstrip()}…"


def change_words(change: ChangeMade) -> str:
    """The whole change as a timeline says it."""
    given = {"text": change.text, "ref": change.ref, "environment": change.environment, "source": change.source}
    return change_saying(given | {"what": change.what})


def _named(what: str, source: str) -> str:
    """What is on a watched branch is a commit: nobody knows from it that it was deployed."""
    if what == ChangeKind.OTHER:
        return "Commit" if source == GIT else "Change"
    return what.capitalize()


def _names_itself(text: str) -> bool:
    """Whether its first words say what sort of change it is."""
    words = [word.strip(":,.;") for word in text.split()[:2]]
    return kind_named(" ".join(words)) is not None or kind_named("".join(words[:1])) is not None
