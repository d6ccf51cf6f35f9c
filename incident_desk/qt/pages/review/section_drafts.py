"""In which sections something was typed on this computer that is not in the record: after a crash nobody knows."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.incident import Incident
from incident_desk.domain.review import kept_sections
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.review.fields import draft_key, fields_of, same, standing_in
from incident_desk.services.office import Office

Found = tuple[str, frozenset[str]]
"""The incident, and its sections with a draft."""


class SectionDrafts(QObject):
    """Looks on the desk's thread, and knows the answer for one incident."""

    changed = Signal()
    """Other sections have a draft."""

    def __init__(self, link: DeskLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._found: Found = ("", frozenset())

    def has(self, incident: Incident, section: TemplateSection) -> bool:
        """Whether that section has a draft, as far as it was looked."""
        of, sections = self._found
        return of == incident.id and section.id in sections

    def look(self, incident: Incident | None, template: ReviewTemplate | None) -> None:
        """Look anew; ``changed`` follows where the answer is another one."""
        if incident is not None and template is not None:
            self._link.read(partial(_drafts_in, incident=incident, template=template), self._on_found)

    def _on_found(self, found: Found) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()


def _drafts_in(office: Office, incident: Incident, template: ReviewTemplate) -> Found:
    """Those on the disk that say something else than the record; what was saved may lie there a moment still."""
    if office.drafts is None:
        return incident.id, frozenset()
    found = set()
    for section in (*template.sections, *kept_sections(incident.review, template)):
        for field in fields_of(section):
            unsent = office.drafts.load(draft_key(incident, field))
            if unsent is not None and not same(field, unsent.text, standing_in(incident.review, field).text):
                found.add(section.id)
    return incident.id, frozenset(found)
