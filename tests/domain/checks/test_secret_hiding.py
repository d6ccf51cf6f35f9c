"""What comes back of an ask has no secret in it, in whatever spelling the answer repeats it."""

from base64 import b64encode
from datetime import UTC, datetime

import pytest

from incident_desk.domain.checks.secret_hiding import hidden, spellings, without
from incident_desk.domain.findings import Part, PartState
from incident_desk.domain.health_sample import Outcome, Sample

ASKED = {"url": "https://me:hunter%202%22@example.org/"}
WORDS = spellings(["hunter%202%22"], ASKED)


@pytest.mark.parametrize(
    "told",
    [
        "hunter%202%22",
        'hunter 2"',
        'hunter 2\\"',
        "hunter+2%22",
        b64encode(b'me:hunter 2"').decode(),
    ],
)
def test_no_spelling_of_it_stays(told):
    assert hidden(f"you sent {told} to us", WORDS) == "you sent ••• to us"


def test_the_beginning_of_one_at_a_cut_is_hidden_too():
    assert hidden("you sent hunter%", WORDS) == "you sent •••"
    assert hidden("you sent hun", WORDS) == "you sent hun"


def test_every_text_of_a_sample_is_looked_at():
    part = Part("db hunter2", PartState.FAILING, "pwd=hunter2")
    sample = Sample(
        "a", datetime.now(UTC), Outcome.FAILED, error="hunter2 refused", evidence="you sent hunter2",
        warning="hunter2 is old", version="v1-hunter2", parts=(part,),
    )  # fmt: skip
    clean = without(sample, spellings(["hunter2", "you"], {}))
    assert "hunter2" not in repr(clean)
    assert clean.evidence == "you sent •••"
    assert without(sample, ()) is sample


def test_an_address_that_is_none_has_nothing_to_hide():
    assert spellings([], {"url": "http://[::1"}) == ()
