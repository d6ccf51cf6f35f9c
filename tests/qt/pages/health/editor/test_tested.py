"""What the last test found, in words that fit every outcome."""

from datetime import UTC, datetime

import pytest

from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing
from incident_desk.qt.pages.health.editor.tested import head_of, range_of, told_of
from incident_desk.qt.widgets.state_glyph import GlyphState

AT = datetime(2026, 3, 1, 16, 21, 2, tzinfo=UTC)
GOOD = Sample("a", AT, Outcome.OK, Timing(total_ms=96), status=200, evidence="x" * 95)
CASES = [
    (None, GlyphState.NO_DATA, "Not tested yet", "F5"),
    (GOOD, GlyphState.NORMAL, "Normal", "200, 95 bytes, asked 16:21:02 UTC"),
    (Sample("a", AT, Outcome.FAILED, status=503, error="answered 503, expected 200"), GlyphState.DOWN, "Failing",
     "answered 503, expected 200, asked"),
    (Sample("a", AT, Outcome.UNKNOWN, fault=Fault.PROBE, error="its secret is not here"), GlyphState.NO_DATA,
     "Not asked", "its secret is not here"),
    (Sample("a", AT, Outcome.OK, warning="the certificate expires in 9 days"), GlyphState.SLOW,
     "Slow or with a warning", "9 days"),
]  # fmt: skip


@pytest.mark.parametrize(("sample", "glyph", "word", "told"), CASES)
def test_the_head_in_every_outcome(sample, glyph, word, told):
    assert head_of(sample, ()) == (glyph, word)
    assert told in told_of(sample)


def test_the_range_of_the_tests():
    def took(ms):
        return Sample("a", AT, Outcome.OK, Timing(total_ms=ms))

    assert range_of((took(84), took(104), took(90))) == "84 to 104 ms"
    assert range_of((took(84), took(1200))) == "84 ms to 1.2 s"
    assert range_of((GOOD,)) == ""


def test_while_it_is_asked_the_button_waits_and_the_bar_grows(real, server, qtbot):
    server.slow_s = 0.2
    real.model.begin_new(real.incident, f"{server.url}/api/health")
    real.editor.show()
    real.editor.head.test.click()
    assert not real.editor.head.test.isEnabled()
    qtbot.waitUntil(lambda: (real.editor._bars.bars.model.running_ms or 0) > 50)
    qtbot.waitUntil(lambda: real.model.trial.begun_at is None, timeout=20_000)
    assert real.editor.head.test.isEnabled()
    assert [line.row for line in real.editor._verdict.lines][0] == "expected"


def test_of_a_rule_that_was_changed_since_the_test_says_nothing(real, server, qtbot):
    real.model.begin_new(real.incident, f"{server.url}/api/health")
    real.editor.show()
    real.test()
    before = real.editor._verdict._beside.text()
    real.model.form.put_all({"contains": "no such words"})
    assert "changed since the test" in real.editor._verdict._beside.text() != before
    real.model.form.put_all({"contains": ""})
    assert real.editor._verdict._beside.text() == before


def test_a_refused_and_a_hanging_server_are_told(real, server, qtbot):
    real.model.begin_new(real.incident, "127.0.0.1:9")
    real.editor.show()
    real.test()
    assert real.editor.head._state.text() == "Failing"
    assert "refused" in real.editor.head._told.text()
    server.slow_s = 0.6
    real.model.begin_new(real.incident, f"{server.url}/api/health")
    real.model.form.put("timeout_s", "0.3")
    real.test()
    qtbot.waitUntil(lambda: any(bar.is_open for bar in real.editor._bars.bars.model.bars))
    assert "no answer in 0.3 s" in real.editor.head._told.text()
