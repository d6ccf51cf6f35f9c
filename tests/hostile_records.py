"""A record in which every field that a person can fill means harm: what ``report_samples.hostile`` has, and with it
the review, its template, approvals, action items in full, calls, changes, pauses, evidence and updates put off.
"""

import json
from collections.abc import Sequence

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.plain_data import to_plain
from incident_desk.domain.review import FACTOR_SORTS, ImpactFigure, ReviewList
from incident_desk.domain.review_template import PARTS, ReviewTemplate
from incident_desk.formats.review_template_text import LONGEST_PROMPT, LONGEST_TITLE, read_review_template
from tests.report_samples import ATTACKS, Recorder, at, exactly, hostile, opened

COLUMNS = 500
LONG_WORD = "Donaudampfschiff" * 625
"""Ten thousand letters without a place to break."""
WIDE_TABLE = "\n".join(
    "|" + "|".join(cell.format(number) for number in range(COLUMNS)) + "|" for cell in ("h{}", "---", "c{}", "d{}")
)
"""A table that is wider than any page."""
MORE = (
    LONG_WORD,
    "".join(map(chr, range(32))) + "after every control character" + "".join(map(chr, range(127, 160))),
    '#include "/etc/passwd" #image("/etc/hostname") #pdf.attach("/etc/passwd") #text(fill: red)[x]',
    "#set page(width: 1pt) #show: none #context query(heading) #pagebreak() #h(-9999pt) #place(dx: 99cm)[x]",
    "\\input{/etc/passwd} \\write18{id} $$\\int$$ \\begin{document} \\verb|x|",
    "![](http://127.0.0.1:9/canary.png) <link rel=attachment href='file:///etc/passwd'> <object data='/x'>",
    "[a]: file:///etc/passwd\n[click][a] <http://127.0.0.1:9/canary> [b](data:text/html,x) [c](vbscript:x)",
    "{% include '/etc/passwd' %} ${env:HOME} `id` $(id) <%= x %> @include /etc/passwd",
    "> " * 200 + "deep quote",
    "\n".join("  " * depth + f"- level {depth}" for depth in range(120)),
    "[" * 500 + "x" + "]" * 500,
    "*" * 999 + "x" + "_" * 999,
    "<" + "a" * 3000 + ">",
    "\u0301\u0301 marks that stand on nothing \u20e3 \ufe0f \u200d",
    ']] }} ))) #}} " \' \\" \\u0000 </script></style></title> -->',
)
"""Besides those of ``report_samples``: includes of other languages, depth, width, and letters that act."""
ALL = ATTACKS + MORE
SHORT = tuple(one for one in ALL if len(one) < 600)


def toml_of(attacks: tuple[str, ...] = ALL) -> str:
    """A template's file whose texts are all of these, as far as a template may say them."""

    def words(text: str, most: int) -> str:
        plain = " ".join(text.split())[:most].strip()
        return json.dumps(plain or "x", ensure_ascii=False).replace("\x7f", "\\u007f")

    head = f"title = {words(attacks[0], LONGEST_TITLE)}\nabout = {words(attacks[9], LONGEST_TITLE)}\n"
    parts = list(PARTS)
    return head + "".join(
        f"[[section]]\nid = 's{place}'\ntitle = {words(attack, LONGEST_TITLE)}\n"
        f"prompt = {words(attack, LONGEST_PROMPT)}\nshows = [{json.dumps(parts[place % len(parts)])}]\n"
        for place, attack in enumerate(attacks)
    )


def hostile_template() -> ReviewTemplate:
    """The same as it is read from the folder of templates."""
    return read_review_template(toml_of(), "hostile")


def hostile_everywhere() -> Recorder:
    """Every attack in every field."""
    one = hostile()
    for place, attack in enumerate(ALL):
        _around(one, place, attack)
    _review(one, hostile_template(), ALL)
    return one


def hostile_review() -> Recorder:
    """The short ones, in fewer places: what a person waits for no longer than a few seconds."""
    one = opened(f"{ATTACKS[9]} {ATTACKS[0]}")
    for place, attack in enumerate(SHORT[::5]):
        _around(one, place, attack)
    _review(one, hostile_template(), SHORT)
    return one


def _around(one: Recorder, place: int, attack: str) -> None:
    """What else people say during an incident."""
    clock = f"05:{place:02}"
    target = {
        "target": "resolution",
        "reason": attack,
        "party": attack,
        "what": attack,
        "case": attack,
        "ask_at": None,
    }
    bodies = (
        (Kind.ENTRY_LOGGED, {"text": attack, "sign": "hypothesis", "owner": attack, "tags": [attack[:50]]}),
        (Kind.TARGET_PAUSED, target),
        (Kind.TARGET_RESUMED, {"target": "resolution"}),
        (Kind.ESCALATED, {"level": 1, "role": attack, "outcome": "reached"}),
        (Kind.ESCALATION_SNOOZED, {"level": 1, "role": attack, "until": at("06:30").isoformat(), "reason": attack}),
        (Kind.CONTACT_CALLED, {"name": attack, "role": attack, "outcome": "reached"}),
        (Kind.UPDATE_SENT, {"text": attack, "channels": [attack], "audience": attack, "stage": attack}),
        (Kind.UPDATE_SKIPPED, {"reason": attack, "due": at("05:59").isoformat()}),
        (Kind.DECISION_TAKEN, {"text": attack, "due": None}),
        (Kind.CHANGE_MADE, {"what": "deploy", "text": attack, "ref": attack, "environment": attack,
                            "source": attack}),
        (Kind.EVIDENCE_ATTACHED, {"name": attack, "size": place, "sha256": f"{place:064}", "media": attack}),
        (Kind.SOAK_BROKEN, {"name": attack, "words": attack, "passed_s": 1, "length_s": 2,
                            "clean_since": at("04:00").isoformat()}),
        (Kind.ACTION_ADDED, {"text": attack, "owner": attack, "due": attack, "horizon": "week",
                             "type": "preventive", "end_state": attack, "result": attack, "ticket": attack}),
    )  # fmt: skip
    for kind, body in bodies:
        one.write([Draft(kind, body, exactly("02:50") if kind is Kind.CHANGE_MADE else None)], at(clock), attack)


def _review(one: Recorder, form: ReviewTemplate, attacks: Sequence[str]) -> None:
    """A review by that template, which says each attack in a section, a list, a figure and an approval."""
    written = [(Kind.REVIEW_TEMPLATE_CHOSEN, {"template": to_plain(form)})]
    for section, attack in zip(form.sections, ALL, strict=True):
        body = {"section": section.id, "text": attack, "title": section.title, "former": None}
        written.append((Kind.REVIEW_WRITTEN, body))
    wide = {"section": "elsewhere", "text": WIDE_TABLE, "title": "A wide table", "former": None}
    code = {
        "section": "code",
        "text": f"```{ATTACKS[0]}\n{LONG_WORD}\n```\n\n    {LONG_WORD}",
        "title": "C",
        "former": None,
    }
    written += [(Kind.REVIEW_WRITTEN, wide), (Kind.REVIEW_WRITTEN, code)]
    for name in ReviewList:
        items = [
            {"text": attack, "sort": FACTOR_SORTS[0] if name is ReviewList.FACTORS else ""} for attack in attacks
        ]
        written.append((Kind.REVIEW_LISTED, {"list": name, "items": items, "former": None}))
    for place, figure in enumerate(ImpactFigure):
        written.append((Kind.IMPACT_STATED, {"figure": figure, "text": ALL[place] + LONG_WORD, "former": None}))
    mark = {"section": "s3", "state": "not_needed", "reason": ATTACKS[3]}
    written += [(Kind.REVIEW_SECTION_SET, mark), (Kind.REVIEW_MOVED, {"state": "in_review", "reason": None})]
    for kind, body in written:
        one.write([Draft(kind, body)], at("06:40"), ATTACKS[9])
    for attack in attacks:
        signed = {"role": attack, "person": attack, "state": "approved", "version": one.state.review.version,
                  "seq": one.state.seq, "head": one.state.head}  # fmt: skip
        one.write([Draft(Kind.APPROVED, signed)], at("06:50"), attack)
