"""What can leave of an incident, and that what is copied is looked through."""

import pytest

from incident_desk.domain.errors import NotFound
from incident_desk.formats.rich_text import Part
from incident_desk.services.acts.undoing import undo
from incident_desk.services.handing_out import Leaking
from tests.services.leaving import Place


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    made = Place(tmp_path)
    yield made
    made.place.close()


def test_of_an_incident_leave_its_report_its_files_and_whom_it_names(place):
    leavable = place.ways.leavable("1")
    assert leavable.report.header.key == place.key
    assert [one.name for one in leavable.evidence] == ["graph v1.png", "pool log"]
    assert leavable.addressees[0].email == "ines.roth@example.com"
    place.act(lambda incident, now: undo(incident, place.place.desk.events(place.id), now))
    assert [one.name for one in place.ways.leavable("1").evidence] == ["graph v1.png"], "what was taken back stays"
    with pytest.raises(NotFound):
        place.ways.leavable("2")


def test_a_part_for_the_clipboard_is_looked_through_and_written_down(place):
    _, handout = place.handout("timeline")
    part = next(one for one in place.ways.parts(handout) if one.name.endswith("Timeline"))
    text = place.ways.rich(handout, part, "Ana")
    assert "Pool full" in text.plain and "hunter2" not in text.plain + text.html
    (line,) = place.lines
    assert (line["format"], line["file"], line["who"]) == ("clipboard", part.name, "Ana")
    with pytest.raises(Leaking):
        place.ways.rich(handout, Part("x", "x", "the password is hunter2"), "Ana")
    assert len(place.lines) == 1
