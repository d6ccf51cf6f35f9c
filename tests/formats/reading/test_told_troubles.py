"""Known troubles whose parts are told in sentences."""

from tests.formats.reading.pages import read

ALERT = "## {}\n\n### Meaning\nIt is full.\n\n### {}\nLook at the page.\n\n### {}\nDelete old files.\n\n"


def troubles(*alerts):
    found = read("# Alerts of the shop\n\n" + "".join(ALERT.format(*alert) for alert in alerts))
    return [
        (one.name, [step.text for step in one.investigation], [step.text for step in one.resolution])
        for one in found.procedures
    ]


def test_each_alert_is_a_procedure_with_what_to_look_at_and_what_to_do():
    assert troubles(("DiskFull", "Diagnosis", "Mitigation"), ("QueueFull", "Diagnosis", "Mitigation")) == [
        ("DiskFull", ["Diagnosis"], ["Mitigation"]),
        ("QueueFull", ["Diagnosis"], ["Mitigation"]),
    ]


def test_the_sentences_are_kept_with_the_step():
    text = (
        "# Alerts\n\n"
        + ALERT.format("DiskFull", "Diagnosis", "Fix")
        + ALERT.format("QueueFull", "Diagnosis", "Fix")
    )
    (step,) = read(text).procedures[0].resolution
    assert (step.role, step.detail) == ("step", "Delete old files.")


def test_sections_whose_parts_only_tell_are_none():
    assert troubles(("DiskFull", "Owner", "History"), ("QueueFull", "Owner", "History")) == []


def test_a_part_with_a_list_has_its_steps_from_it():
    text = "# Alerts\n\n" + 2 * "## {}\n### Diagnosis\nLook.\n### Fix\nDo these.\n1. Stop\n2. Start\n"
    (group,) = read(text.format("DiskFull", "QueueFull")).procedures[0].resolution
    assert [step.text for step in group.children] == ["Stop", "Start"]
