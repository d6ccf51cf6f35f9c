"""Rows of what is expected: their boxes, what the last test found, limits on the scale."""

from incident_desk.qt.pages.health.editor.expect import ROW_KINDS


def test_each_kind_shows_its_own_rows(place):
    place.model.begin_new(place.incident, "https://x.org/health")
    place.editor.show()
    rows = place.editor.expect.rows
    folded = {"mean", "availability"}
    for text in ("https://x.org/", "x.org:5432", "dig x.org", "tls x.org", "ping x.org", "./check", "hook:nightly"):
        place.model.begin_new(place.incident, text)
        kind = place.model.form.texts["kind"]
        seen = {name for name, row in rows.items() if row.isVisible()}
        wanted = {name for name, kinds in ROW_KINDS.items() if kind in kinds}
        assert wanted - seen <= folded, kind
        assert seen <= wanted, kind


def test_limits_over_a_window_are_unfolded_or_offered_by_the_playbook(place):
    place.model.begin_new(place.incident, "https://x.org/health")
    place.editor.show()
    expect = place.editor.expect
    # The playbook says something of errors alone.
    assert expect.rows["errors"].isVisible() and not expect.rows["mean"].isVisible()
    expect.unfold.click()
    assert expect.rows["mean"].isVisible() and not expect.unfold.isVisible()


def test_a_box_switches_a_row_off_and_its_text_stays(place):
    place.model.begin_new(place.incident, "https://x.org/health")
    row = place.editor.expect.rows["latency"]
    assert row.box.isChecked()
    row.box.setChecked(False)
    assert place.model.form.check.rule.thresholds == ()
    assert place.model.form.texts["latency.warning"] == "1"
    row.box.setChecked(True)
    assert len(place.model.form.check.rule.thresholds) == 1


def test_a_handle_that_is_moved_is_the_number_in_the_field(place):
    place.model.begin_new(place.incident, "https://x.org/health")
    place.editor.expect.scale.moved.emit("warning", 0.25)
    assert place.model.form.check.rule.thresholds[0].warning == 0.25
    assert place.editor.expect.scale.model.warning == 0.25


def test_what_the_last_test_found_stands_at_the_rows(real, server):
    real.model.begin_new(real.incident, f"{server.url}/health/down")
    real.editor.show()
    real.test()
    status = real.editor.expect.rows["expected"]
    assert status._found.text() == "503"
    assert status._glyph.model.word == "does not hold"
    assert len(real.editor.expect.scale.model.tests) == 1
