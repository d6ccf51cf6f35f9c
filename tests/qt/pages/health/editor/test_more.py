"""The other options of each kind, folded away until they are wanted or wrong."""

from PySide6.QtWidgets import QPlainTextEdit

from incident_desk.formats.check_form import more_fields
from incident_desk.qt.pages.health.editor.expect import ROW_KINDS


def test_every_option_of_every_kind_is_reachable(place):
    for text in ("https://x.org/", "x.org:5432", "dig x.org", "tls x.org", "ping x.org", "./check", "hook:nightly"):
        place.model.begin_new(place.incident, text)
        kind = place.model.form.texts["kind"]
        place.editor.more.unfold()
        above = {row for row, kinds in ROW_KINDS.items() if kind in kinds} | {
            "method",
            "warning_days",
            "critical_days",
        }
        every = {name for name, _ in more_fields(kind)}
        assert every <= above | set(place.editor.more.fields), kind


def test_unfolding_changes_nothing_and_typing_does(place):
    place.model.begin_new(place.incident, "https://x.org/")
    before = dict(place.model.form.texts)
    more = place.editor.more
    assert not more.is_open
    more.fold.click()
    assert more.is_open
    assert place.model.form.texts == before
    headers = more.fields["headers"]
    assert isinstance(headers, QPlainTextEdit)
    headers.setPlainText("X-A: b")
    assert place.model.form.check.options.headers == (("X-A", "b"),)
    more.fields["verify"].setChecked(False)
    assert place.model.form.check.options.verify is False
    more.fold.click()
    assert not more.is_open and "1 set" in more.fold.model.text


def test_routes_are_described_with_their_names(place):
    place.model.begin_new(place.incident, "https://x.org/")
    place.editor.more.unfold()
    place.editor.more.fields["routes"].setPlainText("eu=http://p:3128\nhere=direct")
    assert [one.name for one in place.model.form.check.routes] == ["eu", "here"]
    place.model.begin_new(place.incident, "ping x.org")
    place.editor.more.unfold()
    assert "routes" not in place.editor.more.fields


def test_what_is_wrong_is_never_folded_away(place):
    place.model.begin_new(place.incident, "https://x.org/")
    place.model.form.put_all({"proxy": "socks://x"})
    assert place.editor.more.is_open
