"""What the manual shows is what the program understands."""

import re
import shlex

import pytest

from incident_desk.cli.parser import COMMANDS, COMMON, parse
from tests.shared_folder import REPOSITORY

MANUAL = (REPOSITORY / "docs" / "manual.md").read_text("utf-8")
README = (REPOSITORY / "README.md").read_text("utf-8")
EXAMPLES = [
    line.removeprefix("$ ")
    for block in re.findall(r"^```\n(.*?)^```$", MANUAL, re.M | re.S)
    for line in block.splitlines()
    if line.removeprefix("$ ").startswith("incident-desk ") and "COMMAND" not in line
] + re.findall(r"`(incident-desk [^`]*)`", MANUAL)


def test_the_manual_has_examples():
    assert len(EXAMPLES) > 25


def test_the_contents_lead_to_every_part_and_every_link_to_one():
    heads = re.findall(r"^#{2,3} (.*)$", MANUAL, re.M)
    places = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in heads}
    linked = set(re.findall(r"\]\(#([^)]*)\)", MANUAL))
    assert linked <= places
    contents = MANUAL.split("\n## ")[0]
    assert all(f"[{one}](#" in contents for one in re.findall(r"^## (.*)$", MANUAL, re.M))


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_of_the_manual_is_a_command(line):
    parse(shlex.split(line)[1:])


def test_the_options_that_every_command_takes_are_in_the_manual():
    told = MANUAL.split("\n## Commands")[1].split("\n### ")[0]
    assert all(f"`{name}" in told for argument in COMMON for name in argument.names)


def test_a_whole_course_of_the_manual_works_as_it_stands(desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    course = MANUAL.split("A course from beginning to end:\n\n```\n")[1].split("```")[0]
    for line in course.splitlines():
        desk(*shlex.split(line)[1:])
    assert desk.show("1")["status"] == "resolved"
    assert (tmp_path / "checkout.pdf").read_bytes().startswith(b"%PDF-")


def test_readme_lists_every_command_in_the_words_of_its_help():
    listed = README.split("\n## The command line")[1].split("\n## ")[0]
    for command in COMMANDS:
        assert re.search(rf"^{command.name} +{re.escape(command.help)}$", listed, re.M), command.name
