"""A real record in a real folder, with all its ways out, for the tests of these."""

import json

from incident_desk.bootstrap import open_workplace
from incident_desk.domain.playbook import Contact, Playbook
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish
from incident_desk.leaving import open_ways_out
from incident_desk.services.acts.attaching import attach
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log

BOOK = Playbook(
    "Outage",
    contacts=(
        Contact("Engineering lead", "Sam Ade", "sam.ade@example.com"),
        Contact("Stakeholders, retail", "Ines Roth", more=(("Email", "ines.roth@example.com"),)),
        Contact("Vendor", "Kim"),
    ),
)


class Place:
    """An incident with a password in its log and two files of evidence."""

    def __init__(self, folder):
        self.folder = folder
        self.place = open_workplace(folder / "data")
        desk = self.place.desk
        self.id = desk.declare(Declaration("Checkout is down", "P1", BOOK, commander="MK"), "MK").id
        self.key = desk.incident_of(self.id).key
        self.act(lambda *_: log(Line("Pool full on db-prod-03, password: hunter2", Sign.NOTE)))
        self.hashes = [
            self.attach("graph v1.png", b"\x89PNG\r\n" * 50),
            self.attach("../pool log", b"03:12 full\n"),
        ]
        self.ways = open_ways_out(self.place.desk, self.place.files, self.place.evidence, self.place.clock.now)

    def act(self, rule):
        return self.place.desk.act(self.id, rule, "MK")

    def attach(self, name, data):
        taken = self.place.evidence.take_data(data, name)
        self.act(lambda *_: attach((), (taken[0], taken[1], ""), name, None))
        return taken[0]

    def handout(self, audience="internal", **wish):
        leavable = self.ways.leavable(self.key)
        return leavable, self.ways.prepare(leavable, Wish(Audience(audience), lists=False, **wish))

    @property
    def lines(self):
        file = self.place.files.exports
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []
