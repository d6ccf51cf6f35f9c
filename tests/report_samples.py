"""Records for the tests of reports, written the way the desk writes them: drafts in, chained events out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from incident_desk.domain.chain import START, body_text, hash_of_body, hash_of_event
from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Draft, Event, Kind, RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.playbook import Phase, Plan, Playbook, SeverityLevel, Step
from incident_desk.services.acts.declaring import Declaration, declare
from incident_desk.services.acts.playing import assess, enter_phase, set_step, take_role
from incident_desk.services.acts.steering import acknowledge, change_severity, resolve, set_milestone

DAY = datetime(2026, 3, 1, tzinfo=UTC)


def at(clock: str, days: int = 0) -> datetime:
    """``02:56`` or ``02:56:08`` on the day of the samples."""
    hour, minute, second = (*(int(part) for part in clock.split(":")), 0)[:3]
    return DAY + timedelta(days=days, hours=hour, minutes=minute, seconds=second)


def exactly(clock: str) -> Moment:
    return Moment.exactly(at(clock))


class Recorder:
    """Writes a record in memory: give it drafts or a rule, and the moment and the person."""

    def __init__(self, incident: str = "0195-sample") -> None:
        self.events: list[Event] = []
        self.incident = incident

    @property
    def state(self):
        return fold(self.events)

    def write(self, drafts, written: datetime, who: str = "Maya Kowalski") -> list[Event]:
        act = f"act-{len(self.events) + 1:04}"
        fresh = [
            self._write(draft, written + timedelta(microseconds=n), who, act) for n, draft in enumerate(drafts)
        ]
        gone = {one for draft in drafts for one in draft.erases}
        self.events = [replace(one, body=None, salt=None) if one.id in gone else one for one in self.events]
        return fresh

    def log(self, text: str, clock: str, who: str = "Maya Kowalski", sign: str = "note", **more) -> Event:
        body = {"text": text, "sign": sign, "owner": None, "tags": []}
        return self.write([Draft(Kind.ENTRY_LOGGED, body, more.get("happened"))], at(clock), who)[0]

    def _write(self, draft: Draft, written: datetime, who: str, act: str) -> Event:
        seq = len(self.events) + 1
        event = Event(
            position=seq,
            id=draft.id or f"e{seq:04}",
            incident=self.incident,
            seq=seq,
            act=act,
            kind=draft.kind,
            version=1,
            happened=draft.happened or Moment.exactly(written),
            written_at=written,
            who=who,
            body=draft.body,
            salt="salt",
            body_hash=hash_of_body("salt", body_text(draft.body)),
            previous=self.events[-1].hash if self.events else START,
            hash="",
        )
        event = replace(event, hash=hash_of_event(event))
        self.events.append(event)
        return event


PLAYBOOK = Playbook(
    title="Service down",
    severities=(SeverityLevel("P1", "High", 1, 15 * 60, 4 * 3600, 15 * 60),),
    default_severity="P1",
    plans=(
        Plan(
            "Response",
            (
                Phase(
                    "Assess",
                    0,
                    15 * 60,
                    steps=(
                        Step("1.1", "Open the incident channel"),
                        Step("1.2", "Check the last deployment", children=(Step("1.2.1", "Compare the tags"),)),
                        Step("1.3", "Tell support"),
                    ),
                ),
                Phase(
                    "Mitigate",
                    15 * 60,
                    3600,
                    steps=(
                        Step("2", "Ways back", role="group", children=(
                            Step("2.1", "Roll back the release"),
                            Step("2.2", "Switch the payment provider"),
                        )),
                        Step("2.3", "Run the sign-in test"),
                    ),
                ),
                Phase("Review", None, None, after=True, steps=(Step("3.1", "Plan the review"),)),
            ),
        ),
    ),
    chosen_plan="Response",
    cadence_s=15 * 60,
)  # fmt: skip


def opened(title: str = "Checkout answers 502", record: RecordKind = RecordKind.INCIDENT, **more) -> Recorder:
    """A declared incident at 03:02:00, with a commander where there is a playbook."""
    recorder = Recorder()
    wish = Declaration(title, record=record, at=at("03:02"), commander="Maya Kowalski", **more)
    key = "DRILL-0007" if record is RecordKind.DRILL else "INC-0048"
    recorder.write(declare(wish, key, at("03:02")), at("03:02"))
    return recorder


def begin(record: RecordKind = RecordKind.INCIDENT) -> Recorder:
    """A declared incident with everything that may be known at its start."""
    return opened(
        record=record,
        playbook=PLAYBOOK,
        affects="Web shop, all regions",
        impact_started=Moment(at("02:51"), Precision.ABOUT),
        detected=exactly("02:58:20"),
    )


def checkout(record: RecordKind = RecordKind.INCIDENT) -> Recorder:
    """A whole incident: acknowledged in time, resolved within four hours, with every sort of row."""
    one = begin(record)
    _first_half(one)
    _second_half(one)
    return one


def _first_half(one: Recorder) -> None:
    one.write(take_role(one.state, "tech lead", "Ravi Osei"), at("03:03:30"))
    one.write(acknowledge(one.state, exactly("03:04:10")), at("03:04:10"), "Ravi Osei")
    one.write(assess(one.state, "what_fails", "Checkout and saved baskets"), at("03:05"))
    one.write(assess(one.state, "who", "About 1,200 customers, all in Europe"), at("03:05:20"))
    one.write(assess(one.state, "data", "none"), at("03:05:40"))
    one.write(assess(one.state, "money", None), at("03:06"))
    one.write(set_step(one.state, "1.1", StepState.DONE), at("03:06:10"))
    one.write(set_step(one.state, "1.2", StepState.DONE), at("03:08"), "Ravi Osei")
    one.log(
        "Release 4.2.0 went out at 02:49, two minutes before the first errors", "03:08:30", "Ravi Osei", "finding"
    )
    down = {**check_of("ok", "down", "502 after 30 ms"), "words": "down"}
    one.write([Draft(Kind.CHECK_CHANGED, down, exactly("02:58:20"))], at("03:02:05"), "check:Checkout page")
    text = "We are looking into failing checkouts.\nNext update at 03:25 UTC."
    sent = {"text": text, "channels": ["status page", "support"], "stage": "initial"}
    one.write([Draft(Kind.UPDATE_SENT, sent)], at("03:10"))


def check_of(before: str, after: str, detail: str) -> dict[str, str]:
    return {"check": "c1", "name": "Checkout page", "before": before, "after": after, "detail": detail}


def _second_half(one: Recorder) -> None:
    one.log("Roll back to 4.1.2 instead of fixing forward", "03:12", sign="decision")
    one.write(enter_phase(one.state, "next"), at("03:12:30"))
    struck = one.log("The database is full", "03:13", "Ravi Osei")
    one.write([Draft(Kind.ENTRY_STRUCK, {"entry": struck.id, "reason": "it was the log volume"})], at("03:14"))
    one.write(set_milestone(one.state, Milestone.CAUSE_IDENTIFIED, exactly("03:15")), at("03:15"), "Ravi Osei")
    one.write(set_step(one.state, "2.1", StepState.DONE), at("03:31"), "Ravi Osei")
    one.write(set_step(one.state, "2.2", StepState.NOT_NEEDED, "the roll-back was enough"), at("03:31:30"))
    one.write(set_milestone(one.state, Milestone.FIX_APPLIED, exactly("03:31")), at("03:31:40"), "Ravi Osei")
    back = {**check_of("down", "ok", "200 in 95 ms"), "words": "normal again"}
    one.write([Draft(Kind.CHECK_CHANGED, back)], at("03:33:12"), "check:Checkout page")
    one.write(change_severity(one.state, "P2", "checkout works again, baskets are still slow"), at("03:35"))
    body = {"text": "Warn when a release fails its first minute", "owner": "Ravi Osei", "due": "2026-03-15"}
    one.write([Draft(Kind.ACTION_ADDED, body)], at("03:40"))
    one.write(
        [Draft(Kind.ACTION_ADDED, {"text": "Rehearse the roll-back", "owner": None, "due": None})], at("03:41")
    )
    one.write(resolve(one.state, exactly("04:01"), exactly("03:33")), at("04:01:20"))


def drill() -> Recorder:
    """The same as an exercise."""
    return checkout(RecordKind.DRILL)


def days() -> Recorder:
    """From just before one midnight to just after another, with entries around the midnights between."""
    before = Moment.exactly(at("23:59:59", -1))
    one = opened(playbook=PLAYBOOK, impact_started=Moment.exactly(at("23:50", -1)), detected=before)
    one.write(acknowledge(one.state, exactly("03:03")), at("03:03"))
    for day in range(1, 5):
        for clock in ("00:00", "23:59:59"):
            body = {"text": f"Day {day}, {clock}", "sign": "note", "owner": None, "tags": []}
            one.write([Draft(Kind.ENTRY_LOGGED, body)], at(clock, day))
    ended, resolved = Moment.exactly(at("23:59:59", 4)), Moment.exactly(at("00:00", 5))
    one.write(resolve(one.state, resolved, ended), at("00:00:10", 5))
    return one


def at_once() -> Recorder:
    """All that can happen in one second did, at the start and at the end."""
    one = opened(playbook=PLAYBOOK, impact_started=exactly("03:02"), detected=exactly("03:02"))
    one.write(acknowledge(one.state, exactly("03:02")), at("03:02"))
    one.write(resolve(one.state, exactly("03:40"), exactly("03:40")), at("03:40"))
    return one


def bare() -> Recorder:
    """Declared and nothing else: no playbook, no severity, no other milestone."""
    return opened("Something is slow")


def disordered() -> Recorder:
    """Detected before the impact began, acknowledged before it was declared, the fix at an unknown time."""
    one = opened(playbook=PLAYBOOK, impact_started=exactly("03:00"), detected=exactly("02:40"))
    one.write([Draft(Kind.MILESTONE_SET, {"milestone": "acknowledged", "source": "typed"}, exactly("02:59"))],
              at("03:05"))  # fmt: skip
    one.write(set_milestone(one.state, Milestone.FIX_APPLIED, Moment.unknown()), at("03:30"))
    return one


def late() -> Recorder:
    """Acknowledged 03:26 after its 15 minutes, never resolved by 08:00."""
    one = begin()
    one.write(acknowledge(one.state, exactly("03:20:26")), at("03:20:26"))
    one.log("Still searching", "08:00")
    return one


def reopened(second_start: bool = True) -> Recorder:
    """Resolved, opened again and resolved again; the second impact began at 05:00, or nobody wrote when."""
    one = checkout()
    one.write([Draft(Kind.REOPENED, {"reason": "the errors are back"})], at("05:02"))
    if second_start:
        one.write(set_milestone(one.state, Milestone.IMPACT_STARTED, exactly("05:00")), at("05:03"))
    one.write(resolve(one.state, exactly("05:40"), exactly("05:30")), at("05:40"))
    return one


ATTACKS = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "</td></tr></table><iframe src='file:///etc/passwd'></iframe>",
    "![canary](file:///etc/passwd) [go](javascript:alert(3)) <https://example.org/a>",
    "[ref]: https://example.org 'x'\n[ref] and [ref][]",
    "| a | b |\n|---|---|\n| c | d |",
    "``` \n```` not a fence ` ``",
    "# not a heading\n## nor this #",
    "- not a list\n* nor this\n+ nor this\n1. nor\n2) this\n> nor a quote",
    "***bold*** __also__ _this_ ~~gone~~ snake_case_name C:\\temp\\new \\* \\",
    "#read(\"/etc/passwd\") #eval(\"1+1\") #import \"@preview/x:0.1.0\" #panic() $x$ @maya <label> *b* _i_ `r`",
    "{=typst}\n```{=html}\n<b>x</b>\n```",
    "&lt;b&gt; &amp;amp; &#35; &nosuch; & alone",
    "NUL\x00 ESC\x1b[31mred BEL\x07 BOM\ufeff DEL\x7f C1\x9b end",
    "override \u202etxt.exe\u202c isolate \u2066x\u2069 mark \u200fend",
    "عربي نص طويل قليلا then English, and עברית too",
    "emoji ✅ 🔥 👩‍🚒 🇩🇪 1️⃣ ⚠️ and CJK 客服确认三位客户无法登录 and e\u0301 combining",
    "---\n***\n___\n===",
    "\tTab\there  and   spaces\u00a0nbsp\u3000wide",
    "W" * 5000,
    "https://example.org/" + "path/" * 400,
    ">" * 200 + " deep",
    "line\r\nline\rline\u2028line\u0085line",
    "<br> <br/> literal breaks, &emsp; literal space",
    "@here @channel @maya.k team@example.org #123 !456 :rocket:",
    "<!-- comment --> <![CDATA[x]]> <?php x ?> <!DOCTYPE html>",
    "'\"; DROP TABLE events; -- %s %n ${jndi:ldap://x} {{7*7}}",
    "a" + "\u0301" * 400 + "b",
)  # fmt: skip
"""Texts that would break a report if any of it were read as markup, code or layout."""


def hostile() -> Recorder:
    """Every attack in every field that a person can fill."""
    one = opened("T" * 180 + ' <b>"#x" $y$')
    one.write([Draft(Kind.TITLE_CHANGED, {"old": "", "new": ATTACKS[0] + "T" * 400})], at("03:03"))
    attacked = Playbook(
        ATTACKS[9],
        plans=(
            Plan("p", (Phase(ATTACKS[18], 0, 60, steps=tuple(Step(f"1.{n}", a) for n, a in enumerate(ATTACKS))),)),
        ),
    )
    body = {"name": "x", "plan": "p", "playbook": attacked.to_data()}
    one.write([Draft(Kind.PLAYBOOK_ATTACHED, body)], at("03:04"))
    one.write([Draft(Kind.PHASE_ENTERED, {"phase": 0, "name": ATTACKS[18]})], at("03:04"))
    for number, attack in enumerate(ATTACKS):
        clock = f"04:{number:02}"
        one.log(attack, clock, who=attack, sign="decision" if number % 2 else "note")
        mark = {"step": f"1.{number}", "text": attack, "state": "not_needed", "reason": attack}
        one.write([Draft(Kind.STEP_SET, mark)], at(clock), attack)
        one.write(
            [Draft(Kind.UPDATE_SENT, {"text": attack, "channels": [attack], "stage": "x"})], at(clock), attack
        )
        one.write([Draft(Kind.ACTION_ADDED, {"text": attack, "owner": attack, "due": attack})], at(clock))
        check = {"check": f"c{number}", "name": attack, "before": attack, "after": attack, "detail": attack}
        one.write([Draft(Kind.CHECK_CHANGED, check)], at(clock), f"check:{attack}")
        one.write([Draft(Kind.ROLE_TAKEN, {"role": "commander", "person": attack})], at(clock))
    for question in ("who", "what_fails", "data", "money"):
        body = {"question": question, "text": "?", "answer": ATTACKS[18] + ATTACKS[1]}
        one.write([Draft(Kind.ASSESSED, body)], at("04:40"))
    evidence = {"name": ATTACKS[1], "size": 12, "sha256": ATTACKS[5]}
    one.write([Draft(Kind.EVIDENCE_ATTACHED, evidence)], at("04:41"))
    change = {"old": None, "new": ATTACKS[18], "targets": {}, "reason": ATTACKS[2]}
    one.write([Draft(Kind.SEVERITY_CHANGED, change)], at("04:42"))
    one.write([Draft(Kind.REOPENED, {"reason": ATTACKS[4]})], at("04:43"))
    one.write([Draft(Kind.CLOCK_JUMPED, {"seconds": -3600.5})], at("04:44"))
    return one


def long(rows: int = 300) -> Recorder:
    """Many rows over two days."""
    one = begin()
    for number in range(rows):
        written = at("03:05") + timedelta(seconds=number * 240)
        text = f"Entry {number}: the queue holds {number * 37 % 900} messages, worker {number % 7} drains it"
        body = {"text": text, "sign": ("note", "finding", "action")[number % 3], "owner": None, "tags": []}
        one.write([Draft(Kind.ENTRY_LOGGED, body)], written, ("Maya Kowalski", "Ravi Osei")[number % 2])
    return one
