"""Incidents of which a playbook is made: one written by the minute, and one that a document was played through."""

from incident_desk.domain.calls import Outcome
from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.playbook import (
    Command,
    Contact,
    EscalationHop,
    Phase,
    Plan,
    Playbook,
    Procedure,
    Step,
    every_step,
)
from incident_desk.domain.timeline import timeline
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.services.acts.opening_patterns import set_cause
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.playbook_making import playbook_of, playbook_text
from tests.report_samples import at, opened

BOOK = Playbook(
    "Service down",
    plans=(Plan("Response", (
        Phase("Look", 0, 900, steps=(
            Step("1.1", "Read the logs", commands=(Command("tail -n 9 a.log", "bash", "Look"),)),
            Step("1.2", "Ask the bank"),
            Step("1.3", "Tell", "group", children=(Step("1.3.1", "Support"), Step("1.3.2", "Sales"))),
        )),
        Phase("Mend", 900, 3600, steps=(Step("2.1", "Roll back"),)),
        Phase("Check", 3600, None, steps=(Step("3.1", "Watch"),)),
    )),),
    procedures=(Procedure("Slow", symptoms=("Waits",), resolution=(Step("4.z.1", "Restart it"),)),
                Procedure("Gone", resolution=(Step("5.z.1", "Start it"),))),
    escalation=(EscalationHop("Lead"), EscalationHop("Head", 1800)),
    contacts=(Contact("Lead", "Mara", "", (("Phone", "7"),)), Contact("Bank", "Jo")),
    cadence_s=900,
)  # fmt: skip


class Told:
    """An incident in the making, written by the minute from 03:03 on."""

    def __init__(self, playbook=BOOK):
        self.record, self.minute = opened("Checkout fails", playbook=playbook), 2

    def next(self):
        self.minute += 1
        return f"03:{self.minute:02}"

    def step(self, step, state=StepState.DONE):
        reason = "no need" if state is StepState.NOT_NEEDED else None
        self.record.write(set_step(self.record.state, step, state, reason), at(self.next()))

    def cause(self, words, state, reason):
        self.record.write(set_cause(self.record.state, words, state, reason), at(self.next()))

    def phase(self, name):
        self.record.write(enter_phase(self.record.state, name), at(self.next()))

    def log(self, text, sign="action"):
        return self.record.log(text, self.next(), sign=sign)

    def write(self, kind, **body):
        self.record.write([Draft(kind, body)], at(self.next()))

    def made(self):
        return playbook_of(self.record.state, timeline(self.record.events))

    def text(self):
        return playbook_text(self.record.state, timeline(self.record.events))


DOCUMENT = """# Basket Playbook

**Default severity:** P1

## Severity

| Level | Name | Respond within | Resolve within |
|---|---|---|---|
| P1 | Critical | 15 minutes | 4 hours |
| P2 | Medium | 2 hours | 8 hours |

## Response

### Phase 1: Look (0-15 minutes)

- [ ] Read the errors
  ```bash
  tail -n 200 basket.log
  ```
- [ ] Page the bank

### Phase 2: Mend (15-60 minutes)

- [ ] Roll back
- [ ] Restart the pool

## Known Troubles

### The pool is used up

**Symptoms:**
- Answers wait

**Possible causes:**
- Too small a pool
- A query without its index

**Resolution:**
1. End the longest query

## Monitoring Thresholds

| Metric | Warning | Critical |
|---|---|---|
| Response time | > 2 s | > 10 s |

## Escalation path

1. Lead
2. Head of Shop

## Contacts

| Role | Primary | Secondary | Phone |
|---|---|---|---|
| Lead | Ines | Pavel | 555 0101 |
| Bank | Desk | | 555 0102 |
"""


def basket():
    """An incident that was worked by a document from the beginning to the end."""
    told = Told(read_playbook(DOCUMENT, "basket.md"))
    ids = {step.text: step.id for step in every_step(told.record.state.playbook)}
    told.step(ids["Read the errors"])
    told.step(ids["Page the bank"], StepState.NOT_NEEDED)
    told.log("212 of 220 connections wait", "finding")
    told.log("the report lacks its index", "hypothesis")
    told.write(Kind.CONTACT_CALLED, name="Lead", role=None, outcome=Outcome.REACHED)
    told.write(Kind.UPDATE_SENT, text="40 % fail since 02:50.", channels=["#shop"], stage="initial")
    told.cause("Too small", StepState.RULED_OUT, "it was enough all year")
    told.cause("A query", StepState.CONFIRMED, "its plan reads all rows")
    told.phase("Mend")
    told.log("kill the longest query and watch the pool")
    told.log("ended it with `psql -c 'select 1'`")
    told.write(Kind.STATUS_SET, status="mitigating", reason="the report is off", duplicate_of=None)
    told.step(ids["End the longest query"])
    told.write(Kind.MILESTONE_SET, milestone="impact_ended", source="typed")
    told.log("they buy again", "finding")
    told.step(ids["Restart the pool"])
    proof = {"phase": "none", "reason": "three purchases by hand"}
    told.write(Kind.STATUS_SET, status="resolved", reason=None, duplicate_of=None, proof=proof)
    return told
