"""Pictures of the whole desk with a rehearsed incident, to be held beside the mockups 02, 03, 11 and 13.

python benchmarks/desk_picture.py FOLDER
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from incident_desk.domain.health import Fault, Outcome, Sample, Timing
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.formats.grammar import read_line
from incident_desk.formats.reading.document import read_document
from incident_desk.qt.app import make_application, open_window
from incident_desk.qt.offscreen.settling import wait_until, work
from incident_desk.qt.theme import ThemeName
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import enter_phase, set_step, take_role
from incident_desk.services.acts.steering import acknowledge
from incident_desk.services.acts.updating import send_update
from incident_desk.services.acts.watching import watch
from tests.fakes import Bench
from tests.qt.office import office_of
from tests.qt.watched import FakeWorker

DECLARED = datetime(2026, 3, 1, 2, 56, 8, tzinfo=UTC)
CHECKS = ("/api/health", "Synthetic chat", "MongoDB Atlas ping", "Web client", "OpenAI API", "DNS", "Certificate")
SIZES = ((1920, 1080), (1280, 720))


def night():
    """A bench with an incident of 47 minutes."""
    bench = Bench(DECLARED)
    path = Path(__file__).parents[1] / "resources" / "playbooks" / "service-outage.md"
    book = read_document(path.read_bytes(), path.name).playbook
    wish = Declaration("Chatbot Fluxa: service outage", "P1", book, affects="all users", commander="Maya Kern")
    one = bench.desk.declare(wish, "Maya Kern").id

    def at(minutes, rule, who="Maya Kern"):
        bench.clock.at = DECLARED + timedelta(minutes=minutes)
        bench.desk.act(one, rule, who)

    for role, person in (("tech lead", "Ravi Osei"), ("comms", "Jo Stein"), ("scribe", "Ada Diaz")):
        at(1, lambda i, _, role=role, person=person: take_role(i, role, person))
    for name in CHECKS:
        check = Check(name, name, HttpOptions(url=f"https://chat.example.net/{name.strip('/').replace(' ', '-')}"))
        at(1, lambda i, _, check=check: watch(i, check))
    at(6.7, lambda i, _: acknowledge(i, None), "Ravi Osei")
    incident = bench.desk.incident_of(one)
    for step in incident.open_steps_of(incident.phase):
        at(9, lambda i, _, step=step: set_step(i, step.id, "done"), "Ravi Osei")
    at(15.5, lambda i, _: enter_phase(i, "next"))
    for minutes in (8, 22, 36.4):
        at(minutes, lambda i, _: send_update(i, "We are working on it", ("status page",)), "Jo Stein")
    lines = ((13, "= CPU 4 %"), (18, "= Every request times out at 60 s"), (42, "! Roll back by 03:50"))
    for minutes, line in lines:
        now = DECLARED + timedelta(minutes=minutes)
        at(minutes, lambda i, _, line=line, now=now: log(read_line(line, now, UTC)))
    bench.clock.at = DECLARED + timedelta(minutes=47, seconds=12)
    return bench, one


def answers(bench):
    """Answers of a minute: two checks fail, the others are well."""
    now, found = bench.clock.now(), []
    for number in range(12):
        at = now - timedelta(seconds=5 * (12 - number))
        for place, name in enumerate(CHECKS):
            if place < 2 and number > 7:
                late = Timing(total_ms=5000)
                found.append(Sample(name, at, Outcome.FAILED, late, fault=Fault.TIMEOUT, error="no answer in 5 s"))
            else:
                found.append(Sample(name, at, Outcome.OK, Timing(total_ms=40 + 90 * place + 7 * (number % 3))))
    return found


def main():
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application()
    bench, one = night()
    office, worker = office_of(bench), FakeWorker()
    office.new_worker = lambda: worker
    window, controller = open_window(app, lambda: office, "Maya Kern")
    window.resize(1920, 1080)
    window.show()
    stage = controller.stage
    wait_until(lambda: stage.link.office is not None, 10, "the record")
    stage.show_incident(one)
    wait_until(lambda: stage.incident is not None, 10, "the incident")
    worker.answer(*answers(bench))
    work(300)
    bench.clock.pass_s(6)
    for theme in (ThemeName.DARK, ThemeName.LIGHT):
        for width, height in SIZES:
            stage.themes.fix(theme)
            window.resize(width, height)
            stage.ticker.start()
            work(250)
            window.grab().save(str(folder / f"desk-{theme.value}-{width}.png"))
    window.close()
    controller.close()


if __name__ == "__main__":
    main()
