"""Files that hold the record of an incident, for tests of their way in."""

import json
from datetime import timedelta

from incident_desk.domain.report_builder import build_report
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.record_file import with_record
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from tests.fakes import NOON, Bench

EARLIER = timedelta(hours=2)


def elsewhere():
    """A desk of another computer, two hours before, with an incident of three entries; its bench and the id."""
    bench = Bench(NOON - EARLIER)
    bench.ids.count = 1000
    declared = bench.desk.declare(Declaration("Payments down", "P1"), "MK").id
    for text in ("looked", "rolled back", "all is well"):
        bench.clock.pass_s(60)
        write(bench, declared, text)
    return bench, declared


def write(bench, incident, text):
    """One entry more."""
    bench.desk.act(incident, lambda i, n: log(Line(text, Sign.NOTE)), "Ana")


def report_of(events, generator="Incident Desk 0.1.0"):
    """A report's data with its record."""
    return with_record(build_report(events, generator).to_data(), events)


def record_json(events=None):
    """The bytes of the JSON of a report."""
    if events is None:
        bench, incident = elsewhere()
        events = bench.store.events(incident)
    return json.dumps(report_of(events), ensure_ascii=False, indent=1).encode()


def pdf_with(data, name="incident.json"):
    """A small PDF with that file attached, as an engine writes it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(x) 3 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Type /Filespec /F (%b) /UF (%b) /EF << /F 4 0 R >> >>" % (name.encode(), name.encode()),
        b"<< /Type /EmbeddedFile /Length %d >>\nstream\n%b\nendstream" % (len(data), data),
    ]
    text, offsets = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(text))
        text += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    end = b"xref\n0 5\n0000000000 65535 f \n%btrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return text + end % (table, len(text))
