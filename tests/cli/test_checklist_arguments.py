"""The words of ``checklist``: each part and option is understood wherever it stands."""

import pytest

from incident_desk.cli.checklist_arguments import CHECKLIST, PARTS
from incident_desk.cli.commands.running import _OPTIONS, _PARTS, _TAKES
from incident_desk.cli.parser import parse
from incident_desk.domain.errors import WrongUse


def test_every_part_and_every_option_has_its_handler():
    assert set(PARTS) == set(_PARTS) == set(_TAKES)
    given = {name.lstrip("-").replace("-", "_") for one in CHECKLIST.arguments for name in one.names[:1]}
    assert given == {"part", "words", *_OPTIONS}


@pytest.mark.parametrize(
    ("line", "skip", "reason"),
    [("step 1 2 --skip --reason why", "", "why"), ("step 1 2 --reason why --skip", "", "why"),
     ("step 1 2 --skip=why", "why", None), ("step 1 2 --skip why", "why", None), ("step 1 2", None, None)],
)  # fmt: skip
def test_a_reason_to_skip_stands_with_it_or_by_itself(line, skip, reason):
    words = parse(["checklist", *line.split()])
    assert (words.words, words.skip, words.reason) == (["1", "2"], skip, reason)


def test_a_part_that_is_none_is_wrong_use():
    with pytest.raises(WrongUse):
        parse(["checklist", "burn", "1"])
