"""``--approved N``: the report as that version of it was approved, and what has come since."""

from typing import TYPE_CHECKING

from incident_desk.cli.session import Session, note
from incident_desk.domain.errors import WrongUse

if TYPE_CHECKING:
    from incident_desk.domain.incident import Incident

LAST = "last"
_DIGITS = 9
"""No review has versions of longer numbers."""


def approved_version(session: Session, incident: "Incident") -> int:
    """The version that is wished; 0: the report as it stands. What it does not say of the record is told.

    Raises:
        WrongUse: it says no version.
        NotFound: no such version was approved.
    """
    wished = session.words.approved
    if wished is None:
        return 0
    approval = incident.review.approval_of(version_number(wished, "Say which version after --approved"))
    if since := approval.since(incident.seq):
        note(f"Version {approval.version} as approved {session.local(approval.at)}: {since}")
    return approval.version


def version_number(wished: str, ask: str) -> int | None:
    """The number of a version that was typed; None: the last one.

    Raises:
        WrongUse: it is no number; ``ask`` begins what is said of it.
    """
    if wished == LAST:
        return None
    if not wished.isdecimal() or len(wished) > _DIGITS:
        raise WrongUse(f"{ask}: its number, or {LAST}")
    return int(wished)
