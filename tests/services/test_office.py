"""The office: what a window works with; others' writing is noticed, listeners get scenes."""

from datetime import UTC

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.desk import Desk
from incident_desk.services.office import Office, Surroundings
from incident_desk.services.settings import Settings
from tests.fakes import Bench


class Kept:
    """Settings in memory."""

    def __init__(self):
        self.settings = Settings()

    def load(self):
        return self.settings

    def save(self, settings):
        self.settings = settings


def opened():
    bench = Bench()
    return bench, Office(Surroundings(bench.store, bench.clock, UTC, bench.desk, None, Kept(), None))


def test_what_another_process_wrote_is_noticed_and_told_with_its_scene():
    bench, office = opened()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    office.scenes.show(one)
    told = []
    office.listen(lambda scene, change: told.append((scene and len(scene.entries), change.after.id)))
    Desk(bench.store, bench.clock, bench.ids).act(one, lambda *_: log(Line("x", Sign.NOTE)), "RO")
    office.look_for_others()
    office.look_for_others()
    assert told == [(2, one)]


def test_settings_are_kept_and_there_is_no_worker_unless_one_is_given():
    bench, office = opened()
    office.keep_settings(office.settings)
    assert office.new_worker() is None and office.speed == 1 and office.now() == bench.clock.now()
    office.close()


def test_where_no_evidence_is_kept_no_copy_is_made(tmp_path):
    _bench, office = opened()
    with pytest.raises(Refused, match="No evidence is kept here"):
        office.copy_evidence("ab" * 32, str(tmp_path / "copy"))
