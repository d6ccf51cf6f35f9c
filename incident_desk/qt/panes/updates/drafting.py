"""One update in the making: its template, its text as it stands in the field, where it goes. Values and rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Blank, Template
from incident_desk.qt.panes.updates.addressing import chosen_first, cleaned, offered, same
from incident_desk.qt.panes.updates.begun import Begun, to_unsent
from incident_desk.services.drafts import Unsent
from incident_desk.services.filling import Draft, draft, open_blanks
from incident_desk.services.templates import template_for, templates_of

_NO_WAIVED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it stands: what is read, the same with its blanks, and with the waived ones alone."""

    text: str = ""
    unfilled: str = ""
    to_send: str = ""
    waived: Mapping[str, str] = field(default_factory=lambda: _NO_WAIVED)


@dataclass(frozen=True, slots=True)
class Drafted:
    """``template`` None: own words. ``chosen`` is where it goes, ``own`` what the person added to the offer.

    ``begun_at`` (UTC) is when a person made it theirs; None while it is the program's.
    """

    template: Template | None = None
    typed: Typed = Typed()
    chosen: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    begun_at: datetime | None = None

    @property
    def name(self) -> str:
        """The name of the template, empty for own words."""
        return self.template.name if self.template else ""

    def toggled(self, channel: str) -> "Drafted":
        """It goes there, or no longer."""
        others = tuple(one for one in self.chosen if not same(one, channel))
        return replace(self, chosen=others if len(others) < len(self.chosen) else (*self.chosen, channel))

    def added(self, typed: str, offer: tuple[str, ...]) -> "Drafted":
        """It goes there too, in the person's words; what is on offer already is only chosen."""
        plain = cleaned(typed)
        if not plain:
            return self
        known = next((one for one in offer if same(one, plain)), plain)
        chosen = (*(one for one in self.chosen if not same(one, known)), known)
        return replace(self, chosen=chosen, own=(*self.own, known))

    def channels(self, incident: Incident) -> tuple[tuple[str, bool], ...]:
        """Everything on offer, and whether it goes there."""
        offer = offered(incident, self.own)
        return tuple((name, any(same(name, one) for one in self.chosen)) for name in offer)

    def open_blanks(self, incident: Incident) -> tuple[Blank, ...]:
        """The blanks that nobody has filled, those of its own template first; no template's blank goes out open."""
        templates = (*((self.template,) if self.template else ()), *templates_of(incident))
        known = {blank.mark: blank for one in reversed(templates) for blank in one.blanks}
        found = (mark for one in templates for mark in open_blanks(self.typed.text, one))
        return tuple(known[mark] for mark in dict.fromkeys(found))

    def unsent(self) -> Unsent | None:
        """As it is kept; None where nobody has begun it."""
        if self.begun_at is None:
            return None
        begun = Begun(self.typed.unfilled, self.name, self.chosen, self.own, self.typed.waived, self.template)
        return to_unsent(begun, self.begun_at)

    def redrafted(self, facts: dict[str, str]) -> Draft:
        """Its text with what the record knows by now."""
        text = self.typed.unfilled
        return draft(replace(self.template, body=text), facts) if self.template else Draft(text)


def next_draft(incident: Incident) -> Drafted:
    """The next update, as the playbook has it for the stage of the incident, not filled in yet."""
    template = template_for(incident)
    return with_template(Drafted(chosen=chosen_first(incident, template)), template)


def with_template(drafted: Drafted, template: Template | None) -> Drafted:
    """The same update begun anew with that template."""
    body = template.body if template else ""
    return replace(drafted, template=template, typed=Typed(body, body, body))


def taken_up(begun: Begun, incident: Incident, at: datetime) -> Drafted:
    """What a person had begun, as it was kept; its template as the playbook has it, else as it was borrowed."""
    template = next((one for one in templates_of(incident) if one.name == begun.template), begun.whole)
    typed = Typed(begun.text, begun.text, begun.text, begun.waived)
    return Drafted(template, typed, begun.channels, begun.own, at)
