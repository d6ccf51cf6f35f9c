"""Playbooks of which every part is stated at once, and documents of every kind, made by chance."""

from dataclasses import replace

from hypothesis import strategies as st

from incident_desk.domain.playbook import (
    Criterion,
    Phase,
    Plan,
    Procedure,
    ReviewSection,
    Step,
    Threshold,
    Trigger,
)
from tests.formats.playbook_values import BODIES, line, phrase, playbooks, steps, template


@st.composite
def grouped_steps(draw):
    """Labels over lists, fences of their own and lists between them, each with a time or without."""
    found = []
    for name in draw(st.lists(phrase(most=2), min_size=1, max_size=2, unique=True)):
        found.append(
            Step("", name.title(), "group", children=draw(steps(1)), due_s=draw(st.sampled_from((None, 600))))
        )
        found += draw(st.sampled_from(((), (Step("", "Look at the lamp", checked=None),))))
    return (*draw(steps(1)), *found)


@st.composite
def full_phases(draw):
    """Two phases with groups of steps and times, and one after the resolution."""
    first, second = draw(st.lists(phrase(most=2), min_size=2, max_size=2, unique=True))
    timed = tuple(replace(step, due_s=600, text="Count the glasses (within 10 min)") for step in draw(steps(0))[:1])
    return (
        Phase(first, 0, 900, goal="Know more", steps=draw(grouped_steps())),
        Phase(second, 900, draw(st.sampled_from((3600, None))), steps=(*timed, *draw(steps(2, boxed=True)))),
        Phase("Post-incident review", after=True, steps=draw(steps(1))),
    )


@st.composite
def full_procedure(draw):
    """A known trouble with all of its parts."""
    words = draw(st.lists(line(), min_size=4, max_size=4))
    return Procedure(
        "Lamp goes out", "Troubleshooting", "P1", tuple(words[:2]), draw(steps(1)), tuple(words[2:3]),
        draw(steps(1)),
        detail=draw(st.sampled_from(("", "It is dark.", "It is dark.\n\n> Said by Mara"))),
    )  # fmt: skip


@st.composite
def full_playbooks(draw):
    """A playbook that states everything."""
    book = draw(playbooks())
    signs = draw(st.lists(line(), min_size=2, max_size=3))
    blank = draw(st.sampled_from(("[SERVICE]", "<what>", "{{time}}")))
    form = "[Investigating|Resolved] - [WHAT]"
    quoted = template(("Communication", form))
    return replace(
        book, default_severity="P0", plans=(Plan(book.title, draw(full_phases())),),
        procedures=(draw(full_procedure()),), assessment=(Step("", "Who is hurt?"), Step("", draw(line()))),
        templates=(replace(quoted, channel="#incidents"), *(
            template((f"{name} update", f"{draw(BODIES)}\n\n{blank}")) for name in ("Water", "Glass"))),
        triggers=(Trigger(signs[0], "People say"), Trigger(signs[1], "People say"), *map(Trigger, signs[2:])),
        thresholds=(Threshold("Water", "> 1 %", "> 5 %", 300), Threshold("Glass", "> 20 s")),
        criteria=(Criterion("When to roll back", draw(line())), Criterion("When to stop", draw(line()))),
        review=(ReviewSection("Impact", ("Who was hurt?", draw(line()))), ReviewSection("Cause")),
        cadence_s=900, channel="#incidents", status_format=form, status_words=("Investigating", "Resolved"),
        watch_s=86400, review_due_s=172800,
    )  # fmt: skip


def _listed(lines, mark):
    return "\n".join(f"{mark} {words}" for words in lines)


@st.composite
def checklists(draw):
    """Boxes to tick under a heading or several."""
    parts = [
        f"## {name.title()}\n\n{_listed(draw(st.lists(line(), min_size=2, max_size=4)), '- [ ]')}"
        for name in draw(st.lists(phrase(most=2), min_size=1, max_size=3, unique=True))
    ]
    return "\n\n".join(["# Release checklist", *parts])


@st.composite
def message_collections(draw):
    """Messages to send and how often they go out."""
    names = draw(st.lists(phrase(most=2), min_size=2, max_size=4, unique=True))
    parts = [f"### {name.title()} update\n\n```text\n{draw(line())}: [ETA]\n```" for name in names]
    every = draw(st.sampled_from(("", "## Communication\n\n- **Update frequency:** every 30 minutes")))
    return "\n\n".join(["# Communication templates", *([every] if every else []), "## Templates", *parts])


@st.composite
def report_forms(draw):
    """The form of a review, with prompts under its headings."""
    names = ("Summary", "Impact", "Timeline", "Root cause", "Action items")
    parts = [f"## {name}\n\n{_listed(draw(st.lists(line(), max_size=2)), '-')}".rstrip() for name in names]
    return "\n\n".join(["# Post-incident review template", *parts])


DOCUMENTS = {"checklist": checklists(), "comms": message_collections(), "report_template": report_forms()}
"""Documents of the kinds that are no playbook, as their text."""
