"""Reports of many incidents: each whole, one that fails stops none, and a stop leaves no half file."""

import threading
from datetime import UTC, datetime
from pathlib import Path

from incident_desk.domain.errors import NotFound
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish
from incident_desk.services.every_report import Made, Many, every_report, file_name
from incident_desk.services.handing_out import HandingOut
from tests.report_samples import checkout

FOLDER = Path("out")


class Place:
    """Files in memory, and reports of one sample; ``stop_at`` files it is stopped."""

    def __init__(self, stop_at=0):
        self.files, self.stop, self.stop_at = [], threading.Event(), stop_at
        self.copies = HandingOut(self.report, self, self, self, lambda: datetime(2026, 3, 2, tzinfo=UTC))

    def report(self, key):
        if key == "INC-0002":
            raise NotFound("There is no INC-0002")
        return build_report(checkout().events, "x")

    def all(self):
        return ()

    def write(self, to, data=None):
        if data is not None:
            self.files.append(to.name)
            if len(self.files) == self.stop_at:
                self.stop.set()
        return to

    def made(self, *keys, endings=(".md", ".json"), audience=Audience.INTERNAL):
        many = Many(keys, endings, Wish(audience, lists=False), FOLDER, "Ana")
        return list(every_report(many, self.report, self.copies, self.stop))


def test_each_is_written_in_each_format_and_one_that_fails_stops_none():
    place = Place()
    assert place.made("INC-0001", "INC-0002", "INC-0003") == [
        Made("INC-0001", (FOLDER / "INC-0001.md", FOLDER / "INC-0001.json")),
        Made("INC-0002", (), "There is no INC-0002"),
        Made("INC-0003", (FOLDER / "INC-0003.md", FOLDER / "INC-0003.json")),
    ]
    assert place.files == ["INC-0001.md", "INC-0001.json", "INC-0003.md", "INC-0003.json"]


def test_a_stop_ends_it_before_the_next_file_and_tells_only_what_is_whole():
    place = Place(stop_at=3)
    assert [one.key for one in place.made("INC-0001", "INC-0003", "INC-0004")] == ["INC-0001"]
    assert place.files == ["INC-0001.md", "INC-0001.json", "INC-0003.md"]


def test_what_fails_because_it_was_stopped_is_no_failure():
    place = Place()
    place.stop.set()
    assert place.made("INC-0002") == []


def test_a_copy_says_in_its_name_for_whom_it_is():
    assert file_name("INC-0001", Audience.CUSTOMER, ".pdf") == "INC-0001-customer.pdf"
    assert file_name("a/../b", Audience.INTERNAL, ".md") == "a-..-b.md"
