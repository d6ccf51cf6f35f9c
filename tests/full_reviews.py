"""Incidents that are reviewed to the end: every section, list, figure and action item said, and approved."""

from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.review import FACTOR_SORTS, ImpactFigure, ReviewItem, ReviewList
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.formats.review_template_text import read_review_template
from incident_desk.resource_files import resource
from incident_desk.services.acts.action_items import ActionWish, add_action
from incident_desk.services.acts.reviewing import (
    ApprovalWish,
    approve,
    choose_template,
    send_round,
    state_impact,
    write_list,
    write_section,
)
from tests.report_samples import Recorder, at, checkout, exactly

TEMPLATES = tuple(sorted(path.stem for path in resource("review_templates").glob("*.toml")))
"""The shipped ones."""
WRITTEN = """The release held its **database session** at start-up, *so every worker* waited for `pool.acquire()`.

- Checkout failed for one customer in five
  - first in Frankfurt, then in Dublin
- Support had 42 calls

1. The alert came at 02:58:20
2. Nobody was on call for it

> It looked like the payment provider at first.

| Region | Requests failed |
|---|---|
| Frankfurt | 61 % |
| Dublin | 12 % |

```sql
SELECT pid, state FROM pg_stat_activity WHERE wait_event_type = 'Lock';
```

See [the dashboard](https://status.example.net/d/7) and ![the graph](graph.png).
"""

TOLD = {
    "summary": "A release that held its database session open took checkout down for one customer in five, "
    "for 42 minutes. Rolling it back ended it. No order was lost.",
    "impact": "Customers saw *Payment failed, try again* and mostly did: **312 of 1,200** came back in an hour.",
    "detection": "The check of the checkout page told us after 7 min 20 s. Support had its first call four minutes "
    "before that. Halving it: alert on the share of failed payments, not on the page alone.",
    "resolution": "Release 4.1.2 was put back at 03:31. Checkout answered at 03:33:12 and has since.",
    "lessons": "What helped was the practised roll-back; what hurt was that nobody was told of the release.",
}
"""What stands in the sections that most templates have."""
ITEMS = {
    ReviewList.WHYS: (
        "Checkout answered 502 because no worker had a database session",
        "None had one because each held its session while it waited for the payment provider",
        "It held it because release 4.2.0 moved the call inside the transaction",
        "That was not seen because the load test replaces the provider with one that answers at once",
        "It does because nobody owns the load test since the team was split",
    ),
    ReviewList.FACTORS: (
        "Release 4.2.0 at 02:49",
        "The pool has 20 sessions, and no limit on how long one is held",
        "The alert looks at the page alone, each minute",
        "Releases at night need no second pair of eyes",
        "Nobody owns the load test",
    ),
    ReviewList.WELL: ("The roll-back took two minutes, as practised", "Updates went out every 15 minutes"),
    ReviewList.WRONG: ("Support knew before we did", "The first suspicion, the provider, cost ten minutes"),
    ReviewList.LUCKY: ("It was three in the morning", "The provider kept its side open"),
}
FIGURES = {
    ImpactFigure.USERS: "About 1,200 customers saw an error, all in Europe",
    ImpactFigure.BUSINESS: "412 orders were late, none was lost",
    ImpactFigure.MONEY: "About 18,000 EUR of sales came later, 2,300 EUR not at all",
    ImpactFigure.DATA: "None was lost or seen by others",
}

ACTIONS = (
    ActionWish("Alert on the share of failed payments", "Ravi Osei", "2026-03-02",
               "24 h", "detective", "It was seen to fire on a practice failure"),
    ActionWish("End a database session that is held for over 5 s", "Maya Kowalski", "2026-03-08", "week",
               "preventive",
               "A held session is seen to be ended in the load test"),
    ActionWish("Let the load test wait as the provider does, and name its owner", "Ada Diaz", "2026-03-31", "month",
               "preventive", "Release 4.2.0 fails it"),
)  # fmt: skip


def template(name: str) -> ReviewTemplate:
    """A shipped template."""
    return read_review_template(resource("review_templates", f"{name}.toml").read_text("utf-8"), name)


def review(one: Recorder, form: ReviewTemplate, text: str = WRITTEN, clock: str = "06:00") -> Recorder:
    """Write all of a review by a template, and let two people approve it."""

    def do(rule) -> None:
        one.write(rule(one.state), at(clock), "Ravi Osei")

    do(lambda now: choose_template(now, form))
    for section in form.sections:
        if section.prose and not (section.optional and section.shows):
            words = TOLD.get(section.id) or text
            do(lambda now, of=section.id, words=words: write_section(now, of, words, None, form))
    for name in ReviewList:
        sorts = FACTOR_SORTS if name is ReviewList.FACTORS else ("",) * len(ITEMS[name])
        items = [ReviewItem(words, sort) for words, sort in zip(ITEMS[name], sorts, strict=True)]
        do(lambda now, name=name, items=items: write_list(now, name, items, None, form))
    for figure in ImpactFigure:
        do(lambda now, of=figure: state_impact(now, of, FIGURES[of], None, form))
    for wish in ACTIONS:
        do(lambda _, wish=wish: add_action(wish))
    do(send_round)
    signing = (ApprovalWish("Incident commander", "Maya Kowalski"), ApprovalWish("Technical lead", "Ravi Osei"))
    for wish in signing:
        do(lambda now, wish=wish: approve(now, wish))
    return one


def watched(one: Recorder) -> Recorder:
    """What checks, calls, changes and the soak add to an incident: what the report tells of health and people."""
    changed = {"check": "c2", "name": "Orders API", "before": "ok", "after": "degraded", "words": "slow"}
    bodies = (
        (Kind.CHECK_CHANGED, {**changed, "detail": "p95 2.9 s, normally 40 ms"}, exactly("02:59:30")),
        (Kind.CHECK_CHANGED, {**changed, "before": "degraded", "after": "ok", "detail": "p95 41 ms"}, None),
        (Kind.SOAK_BROKEN, {"name": "Orders API", "words": "slow", "passed_s": 750, "length_s": 1800,
                            "clean_since": at("03:33:12").isoformat()}, None),
        (Kind.WATCH_GAP, {"since": at("03:50").isoformat(), "seconds": 65.0}, None),
        (Kind.CONTACT_CALLED, {"name": "Ada Diaz", "role": "Database on call", "outcome": "reached"}, None),
        (Kind.CHANGE_MADE, {"what": "deploy", "text": "Release 4.2.0", "ref": "7c1e0f4", "environment": "live",
                            "source": "typed"}, exactly("02:49")),
        (Kind.EVIDENCE_ATTACHED, {"name": "pool.png", "size": 81234, "sha256": "ab" * 32}, None),
        (Kind.UPDATE_SKIPPED, {"reason": "Nothing was new", "due": at("03:40").isoformat()}, None),
    )  # fmt: skip
    for place, (kind, body, happened) in enumerate(bodies):
        one.write([Draft(kind, body, happened)], at(f"05:0{place}"), "desk")
    return one


def reviewed(name: str = "standard", record: RecordKind = RecordKind.INCIDENT) -> Recorder:
    """The sample incident with its health, reviewed by a shipped template and approved."""
    return review(watched(checkout(record)), template(name))
