"""One is one."""

import pytest

from incident_desk.domain.counted import counted


@pytest.mark.parametrize(("number", "words"), [(0, "0 checks"), (1, "1 check"), (2, "2 checks")])
def test_a_number_has_its_word(number, words):
    assert counted(number, "check") == words
