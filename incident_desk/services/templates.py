"""The messages that can be drafted for an incident: its playbook's templates and its status line. Pure."""

from collections.abc import Sequence

from incident_desk.domain.errors import NotFound
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Blank, Template
from incident_desk.domain.status import Status

STATUS_LINE = "Status: [Investigating|Mitigating|Monitoring|Resolved] - [brief description]"
"""The form of a status line where the playbook states none."""
_STATUS_BLANKS = (
    Blank(
        "Investigating|Mitigating|Monitoring|Resolved",
        "[Investigating|Mitigating|Monitoring|Resolved]",
        choices=("Investigating", "Mitigating", "Monitoring", "Resolved"),
    ),
    Blank("brief description", "[brief description]"),
)
STATUS = "Status line"
"""What it is called, and by what name it is found also where the playbook calls it something else."""


def own_templates(incident: Incident) -> tuple[Template, ...]:
    """The playbook's templates in its order; last the status line, where it is none of them."""
    return _with_status_line(incident, incident.playbook.templates if incident.playbook else ())


def templates_of(incident: Incident) -> tuple[Template, ...]:
    """Its own templates; before the status line those that it borrowed of another document for an update."""
    own = incident.playbook.templates if incident.playbook else ()
    borrowed = {one.template.name: one.template for one in incident.updates if one.template is not None}
    return _with_status_line(incident, (*own, *(one for one in borrowed.values() if one not in own)))


def _with_status_line(incident: Incident, own: tuple[Template, ...]) -> tuple[Template, ...]:
    form = form_of(incident)
    if any(one.body.strip() == form for one in own):
        return own
    return (*own, Template(STATUS, "other", form, _blanks_of(form)))


def form_of(incident: Incident) -> str:
    """How a status line is written: as the playbook says, else our own."""
    stated = incident.playbook.status_format.strip() if incident.playbook else ""
    return stated or STATUS_LINE


def _blanks_of(form: str) -> tuple[Blank, ...]:
    if form == STATUS_LINE:
        return _STATUS_BLANKS
    # A window that starts has a draft at once, and no need of what reads documents.
    from incident_desk.formats.reading.blanks import blanks_in

    return blanks_in(form)


def stage_of(incident: Incident, told: bool) -> str:
    """Which moment of the incident an update is for; ``told`` says whether one went out before."""
    if incident.status in (Status.RESOLVED, Status.CLOSED):
        return "resolved"
    return "progress" if told else "initial"


def template_for(incident: Incident) -> Template:
    """The template for the stage of the incident, a message before a mere status line; else the status line."""
    stage, form = stage_of(incident, bool(incident.updates)), form_of(incident)
    templates = templates_of(incident)
    meant = [one for one in templates if one.stage == stage]
    lines = [one for one in templates if one.body.strip() == form]
    return next((one for one in meant if one not in lines), lines[0])


def template_named(incident: Incident, name: str) -> Template:
    """The template that a person means, by its name or how it begins, whatever the case; "status line" is one.

    Raises:
        NotFound: no one template is called so; the message lists those there are.
    """
    templates, wanted = templates_of(incident), " ".join(name.casefold().split())
    lines = [one for one in templates if one.body.strip() == form_of(incident)]
    found = lines[:1] if wanted == STATUS.casefold() else _called(templates, wanted)
    if len(found) != 1:
        names = ", ".join(dict.fromkeys(one.name for one in templates))
        raise NotFound(f"No one template of {incident.key} is called {name!r}. The templates are: {names}")
    return found[0]


def _called(templates: Sequence[Template], wanted: str) -> Sequence[Template]:
    exact = [one for one in templates if one.name.casefold() == wanted]
    return exact or [one for one in templates if wanted and one.name.casefold().startswith(wanted)]
