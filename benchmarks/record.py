"""A data folder to measure with: finished incidents, and one of realistic size that is being worked on."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from incident_desk.adapters.settings_file import SettingsFile
from incident_desk.bootstrap import Workplace, open_workplace
from incident_desk.domain.document import ReadDocument as Document
from incident_desk.domain.events import Draft
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.declaring import declare as opened_by
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import set_step, take_role
from incident_desk.services.acts.steering import acknowledge, close, resolve
from incident_desk.services.acts.updating import send_update
from incident_desk.services.acts.watching import watch
from incident_desk.services.ports import Planned
from incident_desk.services.settings import Settings

NOBODY_LISTENS = "http://127.0.0.1:9/health"
CHECKS, ENTRIES, STEPS = 5, 40, 8
BEGAN = datetime(2025, 9, 1, tzinfo=UTC)
WITHOUT_REVIEW = 5
"""Past incidents that are resolved, but not closed; the others are."""


def fill(
    folder: Path,
    incidents: int,
    entries: int = ENTRIES,
    watched: Sequence[str] = (NOBODY_LISTENS,) * CHECKS,
    interval_s: float = 30.0,
) -> None:
    """So many incidents; the newest is open, watches these addresses, and is on the page that comes up."""
    place = open_workplace(folder)
    for number in range(incidents - 1):
        done = declare(place, f"Incident {number}")
        place.desk.act(done.id, lambda one, now: resolve(one, None, Moment.exactly(now)), "MK")
        if number < incidents - 1 - WITHOUT_REVIEW:
            place.desk.act(done.id, lambda one, now: close(one), "MK")
    running = declare(place, "Checkout times out for one in five customers")
    checks = [
        Check(f"check-{number}", f"Service {number}", HttpOptions(address), interval_s=interval_s)
        for number, address in enumerate(watched)
    ]
    work_on(place, running, entries, checks)
    SettingsFile(place.files.settings).save(Settings(page="desk", shown=running.key))
    place.close()


def declare(place: Workplace, title: str) -> Incident:
    """An incident of the shipped playbook for service outages."""
    document = place.library.find("service-outage")
    wish = Declaration(title, "P1", document.playbook, document.text, commander="MK")
    return place.desk.declare(wish, "MK")


def work_on(place: Workplace, incident: Incident, entries: int, checks: Sequence[Check]) -> None:
    """What half an hour brings: roles, an acknowledgement, steps, checks, an update and entries."""
    desk = place.desk

    def act(rule) -> None:
        desk.act(incident.id, rule, "MK")

    act(lambda one, now: acknowledge(one, Moment.exactly(now)))
    act(lambda one, now: take_role(one, "tech lead", "Ravi Osei"))
    for step in incident.open_steps_of(incident.phase)[:STEPS]:
        act(lambda one, now, step=step: set_step(one, step.id, "done"))
    watching = [draft for check in checks for draft in watch(incident, check)]
    place.store.append(lambda _: [Planned(incident.id, watching)], act=desk.new_act(), who="MK")
    act(lambda one, now: send_update(one, "We are working on it", ("status page",)))
    texts = (f"Error rate {number % 9} %, p95 {200 + number} ms on api-{number % 4}" for number in range(entries))
    lines = [Line(text, Sign.NOTE) for text in texts]
    place.store.append(
        lambda _: [Planned(incident.id, [draft for line in lines for draft in log(line)])],
        act=desk.new_act(), who="MK",
    )  # fmt: skip


def chatter(number: int) -> Sequence[Draft]:
    """Some entries of an incident."""
    texts = (
        f"Pool {number % 53} of api-{place} at {(number * 7 + place) % 100} %" for place in range(ENTRIES // 8)
    )
    return [draft for text in texts for draft in log(Line(text, Sign.NOTE))]


def resolved(one: Incident, _number: int, now: datetime) -> Sequence[Draft]:
    """How an incident ended of which nobody says more."""
    return resolve(one, None, Moment.exactly(now))


def fill_library(
    folder: Path,
    incidents: int,
    told: Callable[[int], Sequence[Draft]] = lambda _number: (),
    ended: Callable[[Incident, int, datetime], Sequence[Draft]] = resolved,
) -> None:
    """So many incidents, every fifth one of a playbook, with some entries each; all but the newest have ended.

    ``told`` is what else is told of the incident of a number, ``ended`` how it ended.
    """
    place = open_workplace(folder)
    book, desk = place.library.find("service-outage"), place.desk
    for first in range(0, incidents, TOGETHER):
        numbers = range(first, min(first + TOGETHER, incidents))
        opened = [
            (desk.new_act(), number, opening(number, book if number % 5 == 0 else None)) for number in numbers
        ]
        plans = [Planned(one, (*drafts, *chatter(number), *told(number))) for one, number, drafts in opened]
        place.store.append(lambda _, plans=plans: plans, act=desk.new_act(), who="MK")
        states = desk.incidents_of([one for one, number, _ in opened if number < incidents - 1])
        now = desk.now()
        ends = [Planned(one.id, ended(one, number, now)) for number, one in zip(numbers, states, strict=False)]
        place.store.append(lambda _, ends=ends: ends, act=desk.new_act(), who="MK")
    place.close()


TOGETHER = 500
_WHAT = ("Checkout", "Search", "Login", "Mail", "Reports", "Exports", "Sign-up", "Payments", "Maps", "Uploads")
_HOW = ("is slow", "answers with errors", "is down", "loses sessions", "shows old data", "times out")


def opening(number: int, book: Document | None) -> Sequence[Draft]:
    """What opens the incident of that number."""
    title = f"{_WHAT[number % 10]} {_HOW[number % 6]} in region {number % 97}"
    wish = Declaration(title, f"P{number % 4 + 1}", book.playbook if book else None, book.text if book else "",
                       commander="MK", at=BEGAN + timedelta(hours=number))  # fmt: skip
    return opened_by(wish, f"INC-{number + 1:04}", BEGAN + timedelta(hours=number))
