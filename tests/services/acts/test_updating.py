"""Updates: what went out is said, where it went too, and the draft fits the stage."""


import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Kind
from incident_desk.services.acts.updating import send_update


@given(text=st.text(max_size=200), channels=st.lists(st.text(max_size=20), max_size=4))
def test_an_update_has_words_and_each_named_channel_or_is_refused(text, channels):
    try:
        (draft,) = send_update(text, channels)
    except Refused as refusal:
        assert str(refusal) == "Say what was sent" and not text.strip()
        return
    assert draft.kind is Kind.UPDATE_SENT and draft.body["text"].strip()
    assert len(draft.body["channels"]) == sum(1 for one in channels if one.strip())


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_an_update_without_words_is_refused(text):
    with pytest.raises(Refused, match="Say what was sent"):
        send_update(text)
