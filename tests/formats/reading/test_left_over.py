"""A document of which a great part was not understood says so."""

from incident_desk.domain.playbook import Phase, Plan, Playbook, Section, Span
from incident_desk.formats.reading.left_over import left_over
from tests.formats.reading.pages import read

LINES = [f"line {number}" for number in range(10)]


def told(**said):
    return [one.text for one in left_over(LINES, Playbook("Night", **said))]


def test_the_lines_that_are_kept_as_text_are_counted_wherever_they_stand():
    kept = (Section("Notes", "\n".join(LINES[:3]), Span(1, 3)),)
    plans = (Plan("Night", (Phase("Act", detail="\n".join(["", *LINES[3:6]])),)),)
    (words,) = told(reference=kept, plans=plans)
    assert words.startswith("6 of 10 lines were not understood")
    assert told(reference=kept) == [] and told(reference=kept, plans=plans, kind="report") == []


def test_a_document_of_prose_is_in_doubt_and_one_of_steps_is_not():
    prose = "".join(f"It is said of pump {number} that it hums.\n\n" for number in range(9))
    assert [one.about for one in read(f"# Pumps\n\n{prose}## Steps\n\n1. Stop it\n2. Start it\n").doubts] == [
        "kept"
    ]
    steps = "".join(f"{number}. Stop pump {number}\n" for number in range(1, 9))
    assert read(f"# Pumps\n\n## Steps\n\n{steps}").doubts == ()
