"""What was known at a moment: the last wish counts, and what was known stays while the record goes on."""

from datetime import timedelta
from functools import partial

from incident_desk.domain.health import State
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.pages.replay.view_model import ReplayModel
from incident_desk.services.acts.logging import erase, log
from incident_desk.services.acts.watching import watch
from tests.qt.pages.replay.conftest import begun, settled
from tests.qt.panes.rehearsal import DECLARED


def test_of_many_wishes_the_last_is_read(qtbot, model, link):
    begun(qtbot, model, link)
    for minute in range(40):
        model.go(DECLARED + timedelta(minutes=minute))
    settled(qtbot, model)
    assert model.then.elapsed_s == 39 * 60


def test_what_was_known_then_stays_while_the_record_goes_on(qtbot, model, link):
    begun(qtbot, model, link, DECLARED + timedelta(minutes=12))
    known, later = model.then.rewound.entries, len(model.then.rewound.later)
    with qtbot.waitSignal(model.reader.rows_changed):
        link.act(lambda *_: log(Line("More", Sign.NOTE)))
    qtbot.waitUntil(lambda: len(model.then.rewound.later) == later + 1)
    assert model.then.rewound.entries == known and model.reader.rows[-1].text == "More"


def test_what_was_written_later_is_read_on_a_wish(qtbot, model, link):
    begun(qtbot, model, link, DECLARED + timedelta(minutes=12))
    assert model.then.every == () != model.then.known
    model.reader.want_later(True)
    qtbot.waitUntil(lambda: len(model.then.every) == len(link.record.scene.entries))
    model.reader.want_later(False)
    model.go(DECLARED + timedelta(minutes=13))
    settled(qtbot, model)
    assert model.then.every == ()


def test_an_erasure_reads_the_record_anew(qtbot, model, link):
    link.act(lambda *_: log(Line("hunter2", Sign.NOTE)))
    secret = link.record.events[-1]
    begun(qtbot, model, link)
    link.act(lambda *_: erase(secret, (), "a password"))
    qtbot.waitUntil(lambda: model.then is not None and model.moment == model.then.rewound.moment)
    assert any(event.kind == "erased" for event in link.record.events)
    last = link.record.events[-1].written_at
    qtbot.waitUntil(lambda: bool(model.reader.rows) and model.reader.stops[-1] == last)


class Kept:
    """A history that answers when it is told to."""

    def __init__(self):
        self.asked = []

    def read(self, work, then):
        self.asked.append((work, then))
        return True


def test_checks_of_which_the_record_says_nothing_are_looked_up_for_the_moment_shown(qtbot, link, ticker):
    history = Kept()
    model = ReplayModel(link, ticker, history)
    check = Check("web", "Web", HttpOptions("https://web.invalid/"))
    link.record.write(link.record.now, watch(link.record.scene.incident, check), "MK")
    begun(qtbot, model, link)
    assert model.then.states == {"web": None} and len(history.asked) == 1
    read = []
    model.reader.health_read.connect(partial(read.append, None))
    history.asked[0][1]({"web": State.OK})
    assert model.then.states == {"web": State.OK} and len(read) == 1
    model.close()
