"""The stop watch of one ask."""

from time import perf_counter

from incident_desk.adapters.probes.phases import Phases


def test_what_was_not_reached_is_unknown_and_the_total_goes_on():
    phases = Phases(perf_counter() - 0.5, name_s=0.001)
    timing = phases.timing()
    assert (timing.name_ms, timing.connect_ms, timing.tls_ms, timing.first_byte_ms) == (1.0, None, None, None)
    assert 500 <= timing.total_ms < 5_000
    assert Phases.begin().timing().total_ms < 1_000
