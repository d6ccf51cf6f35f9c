"""The messages of the library's own documents of messages, which any incident can borrow. Pure.

What is borrowed is frozen into the record with the update that it was sent as: its blanks are asked for, and it
can be said again, also where the document is another one by then, or gone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from incident_desk.domain.errors import NotFound
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.domain.plain_data import to_plain
from incident_desk.domain.playbook import Playbook, Template
from incident_desk.services.templates import own_templates, template_named, templates_of


@dataclass(frozen=True, slots=True)
class Lender:
    """A document of messages by its title, with its templates; the name of each begins with the title."""

    title: str
    templates: tuple[Template, ...]


def lenders_of(documents: Sequence[Playbook]) -> tuple[Lender, ...]:
    """The documents that have messages to lend, in their order."""
    found = []
    for document in documents:
        title = " ".join(document.title.split())
        named = (replace(one, name=f"{title}: {one.name}", span=None) for one in document.templates)
        found.append(Lender(title, tuple(named)))
    return tuple(one for one in found if one.templates)


def still_to_lend(lenders: Sequence[Lender], incident: Incident) -> tuple[Lender, ...]:
    """What the incident does not have yet: a message that it borrowed before is its own now."""
    known = templates_of(incident)
    left = (Lender(one.title, tuple(each for each in one.templates if each not in known)) for one in lenders)
    return tuple(one for one in left if one.templates)


def borrowed_or_own(incident: Incident, lenders: Callable[[], Sequence[Lender]], name: str) -> Template:
    """The template that a person means, of the incident or else of the library, by its name with or without title.

    Raises:
        NotFound: no one template is called so; the message lists those there are.
    """
    try:
        return template_named(incident, name)
    except NotFound as error:
        wanted = " ".join(name.casefold().split())
        lent = [(one, each) for one in lenders() for each in one.templates]
        for is_meant in (str.__eq__, str.startswith):
            found = [each for one, each in lent if any(is_meant(said, wanted) for said in _spoken(one, each))]
            if wanted and len(found) == 1:
                return found[0]
        more = "".join(f", {each.name}" for _, each in lent)
        raise NotFound(f"{error}{more}") from error


def send_borrowed(
    incident: Incident, template: Template | None, send: Callable[[Incident], Sequence[Draft]]
) -> Sequence[Draft]:
    """What ``send`` writes of the incident with that template among its own; one that is not is frozen with it."""
    if template is None or template in own_templates(incident):
        return send(incident)
    book = incident.playbook or Playbook("")
    drafts = send(replace(incident, playbook=replace(book, templates=(*book.templates, template))))
    kept = to_plain(replace(template, span=None))
    return tuple(replace(one, body={**one.body, "template": kept}) for one in drafts)


def _spoken(lender: Lender, template: Template) -> tuple[str, str]:
    whole = " ".join(template.name.casefold().split())
    return whole, whole.removeprefix(f"{lender.title.casefold()}: ")
