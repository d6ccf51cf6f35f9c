"""The word for the kind of an entry."""

from incident_desk.domain.events import Kind
from incident_desk.domain.timeline import Sign
from incident_desk.qt.pages.timeline.kind_words import kind_words


def test_every_kind_has_a_word():
    assert [kind_words(one) for one in (Sign.FINDING, Kind.CHANGE_MADE, Kind.PAST_TOLD, Kind.STATUS_SET)] == [
        "Finding", "Change", "Told", "Status set",
    ]  # fmt: skip
    assert kind_words("of a newer program") == "of a newer program"
