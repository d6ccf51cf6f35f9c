"""The templates that a review can be written by: the shipped ones, and those of the team, which come first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.incident import Incident
from incident_desk.domain.review_of_playbook import PLAYBOOK_FORM, form_of
from incident_desk.domain.review_template import ReviewTemplate, plain_words
from incident_desk.formats.review_template_text import read_review_template

STANDARD = "standard"
"""The template of a review for which none was chosen."""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A file that may be a template: its name without the ending, and whether it is shipped."""

    name: str
    shipped: bool = False


class TemplateFiles(Protocol):
    """Where the templates lie."""

    @property
    def folder(self) -> str:
        """Where the team's own ones lie."""
        ...

    def names(self) -> Sequence[TemplateFile]:
        """The team's own files, then the shipped ones that these do not replace."""
        ...

    def read(self, file: TemplateFile) -> str:
        """A file's text.

        Raises:
            Refused: it can't be read, is too large or is no text: which one, and why.
        """
        ...


@dataclass(frozen=True, slots=True)
class FoundTemplates:
    """The templates that can be used, and what is wrong with the files that can't."""

    templates: tuple[tuple[ReviewTemplate, bool], ...]
    """Each with whether it is shipped."""
    problems: tuple[str, ...] = ()


class ReviewTemplates:
    """Reads the templates anew each time, so that a file that was just written is there."""

    def __init__(self, files: TemplateFiles) -> None:
        self._files = files

    @property
    def folder(self) -> str:
        """Where the team's own templates lie."""
        return self._files.folder

    def all(self) -> FoundTemplates:
        """Every template; one bad file keeps no other one away."""
        found: list[tuple[ReviewTemplate, bool]] = []
        problems: list[str] = []
        for file in self._files.names():
            try:
                found.append((self._read(file), file.shipped))
            except Refused as error:
                problems.append(str(error))
        return FoundTemplates(tuple(found), tuple(problems))

    def standard(self) -> ReviewTemplate:
        """The one that is used where none is named.

        Raises:
            Refused: the team has one of that name that can't be used.
        """
        return self.named(STANDARD)

    def named(self, wanted: str) -> ReviewTemplate:
        """The template of that name or title.

        Raises:
            NotFound: there is none.
            Refused: its file can't be used: what is wrong, and where.
        """
        files = self._files.names()
        file = next((one for one in files if one.name.casefold() == wanted.strip().casefold()), None)
        if file is not None:
            return self._read(file)
        found = self.all()
        plain = plain_words(wanted)
        template = next((one for one, _ in found.templates if plain_words(one.title) == plain), None)
        if template is None:
            names = ", ".join(one.name for one, _ in found.templates)
            bad = f". Not usable: {'; '.join(found.problems)}" if found.problems else ""
            raise NotFound(f"There is no review template {wanted.strip()!r}. There are: {names}{bad}")
        return template

    def for_incident(self, wanted: str, incident: Incident) -> ReviewTemplate:
        """The template of that name; ``playbook`` is the form that the incident's own playbook asks for.

        Raises:
            NotFound: there is none, or the playbook asks for no form.
            Refused: its file can't be used: what is wrong, and where.
        """
        if wanted.strip().casefold() != PLAYBOOK_FORM:
            return self.named(wanted)
        form = form_of(incident.playbook) if incident.playbook is not None else None
        if form is None:
            raise NotFound(f"{incident.key} has no playbook that asks for a form of the review")
        return form

    def _read(self, file: TemplateFile) -> ReviewTemplate:
        return read_review_template(self._files.read(file), file.name)
