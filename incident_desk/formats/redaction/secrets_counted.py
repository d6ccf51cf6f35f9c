"""How many keys, tokens and passwords a report has: for the warning at a way out that makes no copy."""

from incident_desk.domain.report import ReportModel
from incident_desk.formats.redaction.fields import texts_of
from incident_desk.formats.redaction.hider import is_person, name_of
from incident_desk.formats.redaction.plain_spelling import plain_spelling
from incident_desk.formats.redaction.secret_shapes import secrets_in


def secrets_counted(report: ReportModel) -> int:
    """As many as the findings of a copy for insiders have, in a small part of the time that such a copy takes."""
    found: set[str] = set()
    for text, place in texts_of(report):
        if len(text) > 1 and not is_person(place):
            plain = plain_spelling(text).text
            found.update(name_of(plain[start:end]) for start, end in secrets_in(plain) if start < end)
    return len(found)
