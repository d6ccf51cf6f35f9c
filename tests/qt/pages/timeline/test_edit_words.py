"""What the editor says of what was typed."""

from datetime import UTC, timedelta

from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.pages.timeline.edit_words import NOTHING_YET, line_words, rewrite_words
from incident_desk.services.acts.logging import Rewrite
from tests.qt.pages.timeline.rows import AT


def test_every_change_is_named():
    assert rewrite_words(None, UTC) == NOTHING_YET
    every = Rewrite("x", Sign.DECISION, "", (), Moment.exactly(AT), AT + timedelta(minutes=50))
    told = rewrite_words(every, UTC)
    assert told.startswith("New: 2026-03-01 03:00:00 UTC · decision · owner nobody · no tags · words · due 03:50")
    assert rewrite_words(Rewrite(tags=("a", "b")), UTC) == "New: #a #b. The first wording is kept"


def test_a_new_entry_is_told():
    line = Line("x", Sign.FINDING, Moment.exactly(AT), "AD", ("db",))
    assert line_words(line, UTC) == "Logs: 2026-03-01 03:00:00 UTC · finding · owner AD · #db"
