"""Evidence is named in the record once for each place that it belongs to."""

import pytest

from incident_desk.domain.attachments import attachments
from incident_desk.domain.errors import Refused
from incident_desk.services.acts.attaching import LONGEST_NAME, attach
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import Bench

FOUND = ("ab" * 32, 10, "text/plain")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("/tmp/logs/pool.log", "pool.log"), ("C:\\logs\\pool.log", "pool.log"), ("..", ".."), ("", "unnamed"),
        ("a\nb\x00.log", "a b\ufffd.log"), ("x" * 300 + ".log", "x" * (LONGEST_NAME - 5) + "….log"),
        ("y" * 300, "y" * (LONGEST_NAME - 1) + "…"),
    ],
)  # fmt: skip
def test_a_name_is_one_line_without_folders(name, kept):
    (draft,) = attach((), FOUND, name, None)
    assert draft.body["name"] == kept and len(kept) <= LONGEST_NAME


def test_the_same_content_is_attached_once_but_may_belong_to_several_entries():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    entry = bench.desk.events(one)[0]
    bench.desk.act(one, lambda *_: attach((), FOUND, "a.log", None), "RO")
    known = attachments(bench.desk.events(one))
    with pytest.raises(Refused, match="attached there already"):
        attach(known, FOUND, "b.log", None)
    assert attach(known, FOUND, "b.log", entry)[0].body["entry"] == entry.id
