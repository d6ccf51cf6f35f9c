"""Commands of the playbook that have to do with a check: by the words that both share. Values only."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from incident_desk.domain.health_check import Check
from incident_desk.domain.playbook import Playbook, Procedure
from incident_desk.domain.playbook_steps import Command, Step, walk

MOST = 3
_WORD = re.compile(r"[^\W\d_]{3,}")
_PLAIN = frozenset(
    {"the", "and", "for", "with", "not", "are", "from", "this", "that", "http", "https", "www", "com", "net", "org",
     "url", "web", "page", "index", "localhost", "check", "checks", "status", "test", "service", "services", "app",
     "application", "health", "answer", "expected"}
)  # fmt: skip
"""Words that say nothing of what a check is about."""
_OF_KIND = {
    "dns": ("dns", "name", "resolve"), "certificate": ("certificate", "tls", "ssl"), "ping": ("network", "ping"),
    "tcp": ("port", "connection", "network"), "http": ("server", "health", "response"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Related:
    """A command, and the heading under which the playbook has it."""

    text: str
    heading: str
    danger: str = ""


def related_commands(check: Check, playbook: Playbook | None, words: str = "") -> tuple[Related, ...]:
    """The commands whose step and heading share most words with the check, its address and what it said.

    Nothing where no word is shared: a command that has nothing to do with it would only be in the way.
    """
    if playbook is None:
        return ()
    wanted = _words(f"{check.name} {check.address} {check.group} {words}")
    weak = set(_OF_KIND.get(check.kind, ()))
    found: dict[str, tuple[int, int, Related]] = {}
    for place, (heading, step, command) in enumerate(_every(playbook)):
        said = _words(f"{heading} {step.text} {command.note} {command.text}")
        score = 2 * len(said & wanted) + len(said & weak)
        known = found.get(command.text)
        if score and command.runnable and (known is None or score > known[0]):
            found[command.text] = (score, place, Related(command.text, heading, command.danger))
    best = sorted(found.values(), key=lambda one: (-one[0], one[1]))
    return tuple(one for _, _, one in best[:MOST])


def _every(playbook: Playbook) -> Iterator[tuple[str, Step, Command]]:
    for procedure in playbook.procedures:
        yield from _under(procedure.name, _steps(procedure))
    for plan in playbook.plans:
        for phase in plan.phases:
            for step in phase.steps:
                yield from _under(step.text, (step,))


def _steps(procedure: Procedure) -> Iterator[Step]:
    yield from (*procedure.investigation, *procedure.resolution, *procedure.steps)


def _under(heading: str, steps: Iterable[Step]) -> Iterator[tuple[str, Step, Command]]:
    for step in walk(steps):
        for command in step.commands:
            yield heading, step, command


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold())} - _PLAIN
