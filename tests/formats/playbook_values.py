"""Playbooks as values that a document could state, made by chance: for what is written and read again."""

from dataclasses import replace

from hypothesis import strategies as st

from incident_desk.domain.playbook import (
    Contact,
    Criterion,
    EscalationHop,
    Phase,
    Plan,
    Playbook,
    Procedure,
    ReviewSection,
    SeverityLevel,
    Step,
    Template,
    Threshold,
    Trigger,
)
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.formats.reading.commands import command_of
from incident_desk.formats.reading.contacts import is_empty
from incident_desk.formats.reading.messages import stage_of

WORDS = ("water", "glass", "lamp", "river", "cedar", "stone", "paper", "violin", "harbour", "meadow")
"""Words that mean nothing to a playbook."""
MARKED = (
    *WORDS, "*", "_under_", "`code`", "[BLANK]", "<name>", "a|b", "#7", "1.", "- ", "&amp;", "~x~", "\\", "ü", "日",
    "https://example.com/a_b_c", "(note)", "!", "“quoted”", "$HOME", "{{name}}",
)  # fmt: skip


def phrase(words=WORDS, most=4):
    """A few words; no two the same by chance would be too much to ask, so the caller sees to that."""
    return st.lists(st.sampled_from(words), min_size=1, max_size=most).map(" ".join).map(str.strip)


def line():
    """A line of words with all that Markdown could mistake, beginning and ending with a word."""
    return st.tuples(
        st.sampled_from(WORDS), st.lists(st.sampled_from(MARKED), max_size=4), st.sampled_from(WORDS)
    ).map(lambda parts: " ".join([parts[0], *(one.strip() for one in parts[1]), parts[2]]))


COMMANDS = st.tuples(
    st.sampled_from(("kubectl get pods", "tail -n 5 a.log | grep ERROR", "git reset --hard <tag>", "df -h")),
    st.sampled_from(("bash", "sh")), st.sampled_from(("", "Look here", "Then this: it's 100 % sure")),
).map(lambda parts: replace(command_of(*parts, span=None), span=None))  # fmt: skip


@st.composite
def steps(draw, depth=2, boxed=None):
    """A list of steps with boxes or without, commands, text and steps under them."""
    boxed = draw(st.booleans()) if boxed is None else boxed
    found = []
    for _ in range(draw(st.integers(1, 3))):
        found.append(
            Step(
                "", draw(line()), detail=draw(st.sampled_from(("", "A word.", "> Said by somebody\n\nAnd so on"))),
                commands=tuple(draw(st.lists(COMMANDS, max_size=2))),
                checked=draw(st.booleans()) if boxed else None,
                children=draw(steps(depth - 1, draw(st.booleans()))) if depth and draw(st.booleans()) else (),
            )
        )  # fmt: skip
    return tuple(found)


@st.composite
def phases(draw):
    """Phases one after the other, each with a window and a name of its own."""
    names = draw(st.lists(phrase(most=2), min_size=2, max_size=4, unique=True))
    ends = sorted(draw(st.sets(st.sampled_from((300, 900, 1800, 3600, 5400, 7200, 14400, 86400, 172800)),
                               min_size=len(names), max_size=len(names))))  # fmt: skip
    starts = [0, *ends[:-1]]
    return tuple(
        Phase(name, start, end, goal=draw(st.sampled_from(("", "Know more"))), steps=draw(steps()))
        for name, start, end in zip(names, starts, ends, strict=True)
    )


@st.composite
def levels(draw):
    """A scale of levels with targets of all kinds, the worst first."""
    labels = ("Critical", "High", "Medium", "Low")
    found = []
    for place in range(draw(st.integers(1, 4))):
        response = draw(
            st.sampled_from((("Immediate", 0), ("15 minutes", 900), ("Within 2 hours", 7200), ("", None)))
        )
        resolution = draw(st.sampled_from((("4 hours", 14400), ("Next business day", None), ("", None))))
        found.append(
            SeverityLevel(
                f"P{place}", labels[place], place, response[1], resolution[1],
                draw(st.sampled_from((None, 900, 3600))), response[0], resolution[0],
                draw(phrase()), written=f"P{place} - {labels[place]}",
            )
        )  # fmt: skip
    return tuple(found)


def template(parts):
    """A message with its blanks and its moment."""
    name, body = parts
    return Template(name, stage_of(name, body), body, blanks_in(body))


BODIES = st.sampled_from((
    "[SERVICE] is slow.\n\nNext word at {{time}}.", "**Subject:** <what> is back\n- one\n- two", "We look: [ETA]",
    "# A title\n```\nlog\n```\nend",
))  # fmt: skip


@st.composite
def contacts(draw):
    """People with one way or two, and further columns."""
    roles = draw(st.lists(phrase(most=2), min_size=1, max_size=3, unique=True))
    found = []
    for role in roles:
        first, second = draw(line()), draw(st.sampled_from(("", "+49 30 1234", "[NAME]")))
        more = draw(st.sampled_from(((), (("Hours", "9-5"),))))
        found.append(Contact(role, first, second, more, is_empty(first) and is_empty(second)))
    return tuple(found)


@st.composite
def procedures(draw):
    """Known troubles under one heading."""
    names = draw(st.lists(phrase(most=2), max_size=2, unique=True))
    return tuple(
        Procedure(
            name, "Troubleshooting", "", tuple(draw(st.lists(line(), min_size=1, max_size=2))), draw(steps(1)),
            tuple(draw(st.lists(line(), max_size=2))), draw(steps(1)),
        )
        for name in names
    )  # fmt: skip


@st.composite
def playbooks(draw):
    """A whole playbook."""
    title = f"{draw(phrase(most=2)).title()} Playbook"
    plan = Plan(title, draw(phases()))
    names = draw(st.lists(phrase(most=2), max_size=2, unique=True))
    hops = draw(st.lists(phrase(most=2), min_size=2, max_size=3, unique=True))
    return Playbook(
        title, severities=draw(levels()), default_severity=draw(st.sampled_from((None, "P0"))), plans=(plan,),
        chosen_plan=title,
        assessment=draw(st.sampled_from(((), (Step("", "Who is hurt?"), Step("", "Since when?"))))),
        procedures=draw(procedures()),
        templates=tuple(template((f"{name} update", draw(BODIES))) for name in names),
        escalation=tuple(EscalationHop(hop, draw(st.sampled_from((None, 1800, 3600)))) for hop in hops),
        contacts=draw(contacts()),
        triggers=tuple(Trigger(words) for words in draw(st.lists(line(), max_size=2))),
        thresholds=tuple(Threshold(name, "> 1 %", "> 5 %", 300) for name in names),
        criteria=tuple(Criterion("When to roll back", words) for words in draw(st.lists(line(), max_size=2))),
        review=draw(st.sampled_from(((), (ReviewSection("Impact", ("Who was hurt?",)), ReviewSection("Cause"))))),
        cadence_s=draw(st.sampled_from((None, 900, 1800))), channel=draw(st.sampled_from(("", "#incidents"))),
        watch_s=draw(st.sampled_from((None, 86400))), review_due_s=draw(st.sampled_from((None, 172800))),
    )  # fmt: skip
