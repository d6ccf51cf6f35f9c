"""What a window needs to try a check out: one ask, and what this computer allows and keeps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incident_desk.domain.checks.command import CommandOptions
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Sample
from incident_desk.services.secrets import Secrets

if TYPE_CHECKING:
    from incident_desk.services.consents import Consents

Cancelled = Callable[[], bool]
"""Whether nobody waits for the answer any more; asked on the thread that waits."""


class NotAllowed(Exception):  # noqa: N818 - it is no error: a person is asked then
    """Nobody at this computer has allowed the check's command, so it was not run."""


@dataclass(frozen=True, slots=True)
class Asking:
    """All of it may wait for the disk, the network or a process: never call it on the GUI thread."""

    ask: Callable[[Check, Cancelled], Sample]
    """One ask, with as much of the answer as a person is shown; given up once nobody waits. Raises Refused."""
    consents: "Consents"
    secrets: Secrets
    pattern_problem: Callable[[Sequence[str]], str]
    """Why one of some patterns can't be followed, in words; empty where all can."""

    def try_out(self, check: Check, unsaved: Mapping[str, str], cancelled: Cancelled) -> Sample:
        """Ask a check that may not be saved yet, with secrets that may not be kept yet. The answer has none.

        Raises:
            NotAllowed: its command was not allowed here. It did not run.
            Refused: the asking itself did not work.
        """
        from incident_desk.domain.checks.secret_hiding import spellings, without
        from incident_desk.domain.checks.secret_words import REFERENCE, filled

        if not self.is_allowed(check):
            raise NotAllowed
        known = {**self.secrets.all(), **unsaved}
        names = REFERENCE.findall(repr(check.to_data()))
        kept = {name: known.get(name, f"{{secret:{name}}}") for name in names}
        data = filled(check.to_data(), kept)
        here = [known[name] for name in names if name in known]
        return without(self.ask(Check.from_data(data), cancelled), spellings(here, data))

    def is_allowed(self, check: Check) -> bool:
        """Whether it may run here: true for what is no command."""
        options = check.options
        return not isinstance(options, CommandOptions) or self.consents.allows(options.command)
