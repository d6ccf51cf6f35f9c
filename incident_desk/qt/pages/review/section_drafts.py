"""In which sections something was typed on this computer that is not in the record: after a crash nobody knows."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.incident import Incident
from incident_desk.domain.review import kept_sections
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.review.fields import draft_key, fields_of, same, standing_in
from incident_desk.services.office import Office

Found = tuple[str, Mapping[str, bool]]
"""The incident, and its sections with a draft: whether the record has got another text there since it was begun."""


class SectionDrafts(QObject):
    """Looks on the desk's thread, and knows the answer for one incident."""

    changed = Signal()
    """Other sections have a draft."""

    def __init__(self, link: DeskLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._found: Found = ("", MappingProxyType({}))

    def has(self, incident: Incident, section: TemplateSection) -> bool:
        """Whether that section has a draft, as far as it was looked."""
        of, sections = self._found
        return of == incident.id and section.id in sections

    def look(self, incident: Incident | None, template: ReviewTemplate | None) -> None:
        """Look anew; ``changed`` follows where the answer is another one."""
        if incident is not None and template is not None:
            self._link.read(partial(_drafts_in, incident=incident, template=template), self._on_found)

    def ask(self, incident: Incident, template: ReviewTemplate, then: Callable[[Found], None]) -> None:
        """Look once what was handed in until now is in the record."""
        self._link.read(partial(_drafts_by_now, incident=incident.id, template=template), then)

    def _on_found(self, found: Found) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()


def _drafts_in(office: Office, incident: Incident, template: ReviewTemplate) -> Found:
    """Those on the disk that say something else than the record; what was saved may lie there a moment still."""
    found: dict[str, bool] = {}
    if office.drafts is None:
        return incident.id, found
    for section in (*template.sections, *kept_sections(incident.review, template)):
        for field in fields_of(section):
            unsent = office.drafts.load(draft_key(incident, field))
            now = standing_in(incident.review, field)
            if unsent is not None and not same(field, unsent.text, now.text):
                found[section.id] = found.get(section.id, False) or unsent.version != now.version
    return incident.id, found


def _drafts_by_now(office: Office, incident: str, template: ReviewTemplate) -> Found:
    return _drafts_in(office, office.desk.incident_of(incident), template)
