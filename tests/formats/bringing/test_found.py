"""The values of a reading: it can be given up at every step."""

import pytest

from incident_desk.formats.bringing.found import Stopped
from tests.formats.bringing.samples import how


def test_a_reading_goes_on_until_it_is_given_up():
    told = []
    going = how(watch=lambda done, of: told.append((done, of)) or False)
    going.step(500, 2000)
    assert told == [(500, 2000)]
    with pytest.raises(Stopped, match="nothing was brought in"):
        how(watch=lambda done, of: True).step(500, 2000)
