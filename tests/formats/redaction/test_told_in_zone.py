"""A report in another zone tells every time in it, with its distance from UTC, and touches no word of anybody."""

import re
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.on_pages import OnPages
from incident_desk.formats.redaction.told_in_zone import in_zone
from incident_desk.formats.redaction.written import text_for
from incident_desk.formats.report_zone import distance
from tests.report_samples import at, checkout, days, opened

NEPAL = ZoneInfo("Asia/Kathmandu")


def report(recorder):
    return build_report(recorder.events, "Incident Desk 0.1.0")


def written(made, zone, ending=".md"):
    return text_for(hand_out(made, Wish(on=OnPages(zone=zone))), ending)


def test_utc_is_as_ever():
    made = report(checkout())
    assert in_zone(lambda: document(made), UTC) == document(made)


def test_every_time_is_told_in_the_zone_with_its_distance():
    made = report(checkout())
    stated = re.compile(r"Response due [^|]*? Times in UTC")  # a row of the record, which says its zone itself
    here, there = stated.sub("", written(made, UTC)), stated.sub("", written(made, NEPAL))
    shift = timedelta(hours=5, minutes=45)
    times = r"(?<!\d)(\d\d):(\d\d):(\d\d)(?!\d)"
    moved = [
        str(timedelta(hours=int(h), minutes=int(m), seconds=int(s)) + shift) for h, m, s in re.findall(times, here)
    ]
    said = [f"{int(h)}:{m}:{s}" for h, m, s in re.findall(times, there)]
    assert said == moved and len(said) > 30
    assert "2026-03-01 08:47:00 UTC+05:45" in there and "(UTC+05:45)" in there
    assert "all times in Asia/Kathmandu (UTC+05:45)" in there and "Times in Asia/Kathmandu (UTC+05:45);" in there
    sent = "Next update at 03:25 UTC."
    assert sent in there, "as it went out"
    assert not re.search(r"UTC(?!\+05:45)", there.replace(sent, "")) and "\ufdd0" not in there


def test_where_clocks_were_put_forward_each_time_says_its_distance():
    recorder = opened()
    recorder.log("before", "03:10")
    zone = ZoneInfo("Europe/Berlin")
    recorder.log("after", "03:20", happened=None)
    there = written(report(days()), zone)
    assert "UTC+01:00" in there and "\ufdd0" not in there
    assert distance(at("03:00", 60).astimezone(zone)) == "UTC+02:00"


def test_what_people_wrote_is_not_touched():
    recorder = opened()
    recorder.log("It began 02:00:00 UTC, all times in UTC (UTC)", "03:10")
    assert "It began 02:00:00 UTC, all times in UTC (UTC)" in written(report(recorder), NEPAL)


def test_data_keep_utc_and_the_table_tells_the_offset():
    made = report(checkout())
    assert written(made, NEPAL, ".json") == written(made, UTC, ".json")
    assert "+05:45" in written(made, NEPAL, ".csv")
