"""What a typed change says of itself; what it doesn't say is not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health_record import ChangeKind as Kind
from incident_desk.formats.change_words import read_change


@pytest.mark.parametrize(
    ("typed", "what", "ref", "environment"),
    [
        ("deploy 7c1e0f4 went live", Kind.DEPLOY, "7c1e0f4", ""),
        ("Deploy: 7C1E0F4, production.", Kind.DEPLOY, "7C1E0F4", "production"),
        ("rolled back to 41ab9d2 on prod", Kind.DEPLOY, "41ab9d2", "production"),
        ("rolled back 7c1e0f4 to 41ab9d2", Kind.DEPLOY, "41ab9d2", ""),
        ("41ab9d2 -> 7c1e0f4", Kind.OTHER, "7c1e0f4", ""),
        ("release v1.2.3-rc.1 in staging", Kind.DEPLOY, "v1.2.3-rc.1", "staging"),
        ("release 2026.11.28", Kind.DEPLOY, "2026.11.28", ""),
        ("config: pool 500 (#4711)", Kind.CONFIGURATION, "#4711", ""),
        ("feature flag new-checkout on env:eu-west", Kind.FLAG, "", "eu-west"),
        ("flag new-checkout on, dev and env:qa", Kind.FLAG, "", "qa"),
        ("certificate renewed", Kind.CERTIFICATE, "", ""),
        ("vendor: Atlas maintenance began", Kind.VENDOR, "", ""),
        ("restarted the pool", Kind.RESTART, "", ""),
        # No reference: a number, a length, an address, a word of the letters a to f.
        ("pool raised to 5000000 from 2.9", Kind.OTHER, "", ""),
        ("moved to 10.0.0.1", Kind.OTHER, "", ""),
        ("defaced deadbeef", Kind.OTHER, "", ""),
        # The kind stands at the beginning, an environment is a word of its own.
        ("the vendor told of a deploy", Kind.OTHER, "", ""),
        ("deployed to preprod and developers", Kind.DEPLOY, "", ""),
        ("", Kind.OTHER, "", ""),
    ],
)
def test_words_of_a_change(typed, what, ref, environment):
    read = read_change(typed)
    assert (read.what, read.ref, read.environment) == (what, ref, environment)


@given(st.text(max_size=200))
def test_no_text_breaks_it_and_what_it_names_stands_there(typed):
    read = read_change(typed)
    assert read.ref in typed and len(read.environment) <= 60
