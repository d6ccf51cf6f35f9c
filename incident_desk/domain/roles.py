"""Who does what in an incident (field definitions, section 5.5)."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """The roles of a response. Only the commander must be filled, by exactly one person at a time."""

    COMMANDER = "commander"
    DEPUTY = "deputy"
    TECH_LEAD = "tech_lead"
    COMMS = "comms"
    SCRIBE = "scribe"
    LIAISON = "liaison"


TITLES: Mapping[Role, str] = {
    Role.COMMANDER: "Commander",
    Role.DEPUTY: "Deputy",
    Role.TECH_LEAD: "Tech lead",
    Role.COMMS: "Comms",
    Role.SCRIBE: "Scribe",
    Role.LIAISON: "Liaison",
}

SHOWN = (Role.COMMANDER, Role.TECH_LEAD, Role.COMMS, Role.SCRIBE)
"""The roles that the desk always shows, filled or not."""

_OTHER_WORDS = {
    "ic": Role.COMMANDER,
    "incident_commander": Role.COMMANDER,
    "technical_lead": Role.TECH_LEAD,
    "tech": Role.TECH_LEAD,
    "ops": Role.TECH_LEAD,
    "ops_lead": Role.TECH_LEAD,
    "communications": Role.COMMS,
    "comms_lead": Role.COMMS,
    "customer_liaison": Role.LIAISON,
}


def role_named(word: str) -> Role | None:
    """The role that a person means by that word, such as "IC" or "Tech lead"."""
    plain = "_".join(word.casefold().replace("-", " ").replace("_", " ").split())
    if plain in _OTHER_WORDS:
        return _OTHER_WORDS[plain]
    return Role(plain) if plain in set(Role) else None


def initials(name: str) -> str:
    """Two letters for a person: "Maya Kowalski" is MK, "ops" is OP."""
    name = "".join(sign for sign in name if sign.isprintable() or sign.isspace())
    words = [word for word in name.replace(".", " ").replace("_", " ").split() if word]
    if len(words) > 1:
        return (words[0][0] + words[-1][0]).upper()
    return words[0][:2].upper() if words else "?"
