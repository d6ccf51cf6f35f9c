"""The lines of one step with other words or commands."""

import pytest

from incident_desk.domain.playbook import walk
from incident_desk.formats.playbook_writing.own_lines import UnfitError, box_in, commanded, reworded, width_of
from incident_desk.formats.playbook_writing.spelling import indented
from incident_desk.formats.reading.commands import command_of
from incident_desk.formats.reading.playbook import read_playbook
from tests.formats.playbook_writing.edited_documents import TEXT, renamed

LINES = TEXT.split("\n")


def step(words):
    book = read_playbook(TEXT, "")
    return next(one for phase in book.plan().phases for one in walk(phase.steps) if one.text.startswith(words))


def lines_with(words, new):
    one = step(words)
    piece, said = reworded(LINES, one.span.first - 1, one.span.last, one, renamed(one, new))
    return list(piece.lines), said


def with_commands(words, *texts):
    one = step(words)
    commands = tuple(command_of(text, "bash", "", one.span) for text in texts)
    new = renamed(one, one.text, commands=commands)
    lines = list(LINES)
    for piece in commanded(LINES, one.span.first - 1, one.span.last, one, new):
        lines[piece.first : piece.last] = piece.lines
    return "\n".join(lines)


def test_the_words_change_and_the_code_beside_them_stays():
    assert lines_with("Restart the", "Stop the pool cmd two")[0] == ["2. [ ] Stop the pool", "   `cmd two`"]


def test_a_command_in_the_words_goes_with_its_words():
    lines, said = lines_with("Shed load", "Shed load: feature on all")
    assert lines == ["3. [ ] Shed load: `feature on all`"]
    assert said.text == "Shed load: feature on all"


def test_code_that_is_typed_is_a_command():
    lines, said = lines_with("Look at", "Look at it: `kubectl get pods`")
    assert lines == ["1. [ ] Look at it: `kubectl get pods`"]
    assert (said.text, [one.text for one in said.commands][:1]) == (
        "Look at it: kubectl get pods",
        ["kubectl get pods"],
    )


def test_commands_change_in_their_fence():
    assert with_commands("Look at", "df -h", "uptime") == TEXT.replace("df -h\n", "df -h\n   uptime\n")
    assert with_commands("Look at", "df -i") == TEXT.replace("df -h", "df -i")
    assert with_commands("Look at") == TEXT.replace("   ```bash\n   df -h\n   ```\n", "")
    fence = indented("```bash\nuptime\n```", 3)
    assert with_commands("Restart the", "uptime") == TEXT.replace("`cmd two`\n", f"`cmd two`\n{fence}\n")


def test_words_that_do_not_stand_there_are_refused():
    one = step("Look at")
    with pytest.raises(UnfitError):
        reworded(["1. Something else"], 0, 1, one, renamed(one, "New"))


def test_an_item_is_known_by_its_mark_and_its_box():
    assert (width_of("  10. [ ] a"), width_of("a"), box_in("[x] a"), box_in("a")) == (6, 0, "[x] ", "")


def test_a_command_whose_words_go_stays_in_a_fence():
    source = "# P\n\n## Look (0-15 minutes)\n\n1. Ring back: `kubectl get pods`\n"
    one = read_playbook(source, "").plan().phases[0].steps[0]
    piece, said = reworded(source.split("\n"), 4, 5, one, renamed(one, "Wait"))
    assert piece.lines == ("1. Wait", "   ```sh", "   kubectl get pods", "   ```")
    assert [one.text for one in said.commands] == ["kubectl get pods"]
