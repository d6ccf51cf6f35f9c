"""What other programs tell, as values."""

from incident_desk.domain.hooks import Alert, AlertState


def test_an_alert_reads_as_its_name_and_what_it_says_and_says_nothing_twice():
    assert Alert("1", "HighLatency", AlertState.FIRING, "p99 above 2 s").text == "HighLatency: p99 above 2 s"
    assert Alert("1", "HighLatency", AlertState.FIRING).text == "HighLatency"
    assert Alert("1", "Site down", AlertState.FIRING, "Site down").text == "Site down"
