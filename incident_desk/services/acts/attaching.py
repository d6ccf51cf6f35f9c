"""Evidence: a file that lies in the evidence folder already, named in the record."""

from collections.abc import Sequence

from incident_desk.domain.attachments import Attachment
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event, Kind
from incident_desk.services.acts.words import one_line

LONGEST_NAME = 200


def attach(
    known: Sequence[Attachment], found: tuple[str, int, str], name: str, entry: Event | None
) -> Sequence[Draft]:
    """The file of that content (SHA-256, size, media type) as evidence of the incident, or of one of its entries.

    Raises:
        Refused: it is attached there already.
    """
    sha256, size, media = found
    belongs = entry.id if entry is not None else None
    if any(one.sha256 == sha256 and one.entry == belongs for one in known):
        raise Refused(f"{name} is attached there already, with the same content")
    body = {"sha256": sha256, "name": _short(name), "size": size, "media": media, "entry": belongs}
    return (Draft(Kind.EVIDENCE_ATTACHED, body),)


def _short(name: str) -> str:
    """The name without folders, control signs and excess, its ending kept."""
    plain = one_line(name.replace("\\", "/").rsplit("/", 1)[-1]) or "unnamed"
    if len(plain) <= LONGEST_NAME:
        return plain
    stem, dot, ending = plain.rpartition(".")
    ending = f"{dot}{ending}" if stem and len(ending) <= 10 else ""  # noqa: PLR2004
    return plain[: LONGEST_NAME - len(ending) - 1] + "…" + ending
