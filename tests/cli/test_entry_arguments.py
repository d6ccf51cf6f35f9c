"""The words of the commands entry and timeline."""

import pytest

from incident_desk.cli.parser import parse
from incident_desk.domain.errors import WrongUse


def test_an_edit_takes_words_a_time_a_kind_an_owner_and_tags():
    said = parse(
        ["entry", "edit", "47/3", "pool full", "--at", "-5m", "--kind", "finding", "--owner", "", "--tag", "db"]
    )
    assert (said.part, said.entry, said.text, said.at, said.kind) == ("edit", "47/3", "pool full", "-5m", "finding")
    assert (said.owner, said.tag) == ("", ["db"])


@pytest.mark.parametrize(
    "words",
    [["entry", "burn", "47/3"], ["merge", "47"], ["split", "47"], ["entry", "import", "1", "x", "--form", "poem"],
     ["entry", "edit"], ["entry", "edit", "47/3", "x", "--kind", "poem"],
     ["timeline"], ["timeline", "47", "--format", "doc"]],
)  # fmt: skip
def test_other_words_are_wrong_usage(words):
    with pytest.raises(WrongUse):
        parse(words)


def test_an_import_takes_a_file_and_how_it_is_read():
    said = parse(["entry", "import", "47", "x.csv", "--map", "time=When,text=2", "--zone", "CET", "--dry-run"])
    assert (said.part, said.entry, said.text, said.map, said.zone) == (
        "import",
        "47",
        "x.csv",
        ["time=When,text=2"],
        "CET",
    )
    assert said.dry_run and parse(["entry", "import", "47", "--from", "46"]).begins == "46"


def test_merge_and_split_name_their_incidents():
    assert (parse(["merge", "47", "46"]).key, parse(["merge", "47", "46"]).into) == ("47", "46")
    said = parse(["split", "47", "Mail", "--entries", "12-18,20", "--severity", "P2"])
    assert (said.title, said.entries, said.severity) == ("Mail", "12-18,20", "P2")


def test_a_timeline_is_of_a_zone_and_a_moment():
    said = parse(["timeline", "47", "--zone", "Europe/Berlin", "--as-of", "-1h", "--format", "csv"])
    assert (said.zone, said.as_of, said.format) == ("Europe/Berlin", "-1h", "csv")
