"""``--approved N``: the report as that version of it was approved, and what has come since."""

from typing import TYPE_CHECKING

from incident_desk.cli.session import Session, note
from incident_desk.domain.errors import WrongUse

if TYPE_CHECKING:
    from incident_desk.domain.incident import Incident

LAST = "last"


def approved_version(session: Session, incident: "Incident") -> int:
    """The version that is wished; 0: the report as it stands. What it does not say of the record is told.

    Raises:
        WrongUse: it says no version.
        NotFound: no such version was approved.
    """
    wished = session.words.approved
    if wished is None:
        return 0
    if wished != LAST and not wished.isdecimal():
        raise WrongUse(f"Say which version after --approved: its number, or {LAST}")
    approval = incident.review.approval_of(None if wished == LAST else int(wished))
    if since := approval.since(incident.seq):
        note(f"Version {approval.version} as approved {session.local(approval.at)}: {since}")
    return approval.version
