"""Keys as people type them."""

import pytest

from incident_desk.services.keys import head_of, plain_key
from incident_desk.services.ports import Head

HEADS = [Head("a", "INC-0007", "incident", 1, ""), Head("b", "RUN-0007", "checklist", 1, ""),
         Head("c", "inc-7", "incident", 1, "")]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "prefix", "found"),
    [("INC-0007", "INC-", "a"), (" inc-7 ", "INC-", "c"), ("7", "RUN-", "b"), ("7", "INC-", "a"),
     ("run-7", "INC-", "b"), ("8", "RUN-", None), ("", "RUN-", None), ("run", "RUN-", None)],
)  # fmt: skip
def test_a_key_is_found_by_its_name_before_its_number(key, prefix, found):
    head = head_of(HEADS, key, prefix)
    assert (head.incident if head else None) == found


def test_a_number_of_any_length_and_script_is_a_key_or_none():
    assert plain_key("9" * 40, "RUN-").startswith("run-999") and plain_key("²", "RUN-") == "²"
