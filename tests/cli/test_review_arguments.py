"""The words of the commands review and action."""

import pytest

from incident_desk.cli.parser import parse
from incident_desk.domain.errors import WrongUse


def test_a_review_takes_a_part_its_words_and_a_reason():
    said = parse(["review", "state", "47", "whys", "not-needed", "--reason", "one cause"])
    assert (said.part, said.words, said.reason) == ("state", ["47", "whys", "not-needed"], "one cause")
    said = parse(["review", "approve", "47", "--role", "Commander", "--person", "Ann Doe"])
    assert (said.role, said.person, said.former) == ("Commander", "Ann Doe", None)
    assert parse(["review", "write", "47", "summary", "-", "--former", "id-3"]).words[-1] == "-"


def test_an_action_item_takes_what_makes_it_checkable():
    said = parse(["action", "add", "47", "Alert", "--owner", "", "--due", "2026-03-14", "--type", "detective",
                  "--horizon", "week", "--end-state", "it rings", "--ticket", "CRM-318"])  # fmt: skip
    assert (said.part, said.key, said.words, said.owner) == ("add", "47", ["Alert"], "")
    assert (said.due, said.type, said.horizon, said.end_state) == ("2026-03-14", "detective", "week", "it rings")
    assert said.ticket == "CRM-318"
    assert parse(["action", "result", "47", "1", "it rang"]).words == ["1", "it rang"]
    assert parse(["action", "list"]).key is None


@pytest.mark.parametrize(
    "words", [["review"], ["action"], ["action", "burn", "47"], ["report", "47", "--approved"]]
)
def test_other_words_are_wrong_usage(words):
    with pytest.raises(WrongUse):
        parse(words)
