"""Plans: which phases have windows, and where the stages of another plan stand."""

from incident_desk.domain.playbook_plans import Phase, Plan, with_guests


def names(phases: tuple[Phase, ...]) -> list[tuple[str, list[str]]]:
    return [(phase.name, [step.text for step in phase.steps]) for phase in phases]


def test_a_plan_is_timed_by_any_window() -> None:
    assert [Phase("x", *window).timed for window in ((), (0,), (None, 60), (0, 60))] == [False, True, True, True]
    assert Plan("x", (Phase("a"), Phase("b", None, 60))).timed and not Plan("x", (Phase("a"),)).timed


def test_a_stage_without_a_window_stands_with_the_one_before_it() -> None:
    response = (Phase("Look", 0, 900), Phase("Mend", 900, 3600), Phase("Learn", after=True))
    guest = Plan("Night", (Phase("Call", 1000, 1200), Phase("Sleep")))
    assert names(with_guests(response, [guest])) == [("Look", []), ("Mend", ["Call", "Sleep"]), ("Learn", [])]


def test_what_starts_after_every_window_stands_in_the_last_phase_of_the_response() -> None:
    response = (Phase("Look", 0, 900), Phase("Learn", 5000, 6000, after=True))
    assert names(with_guests(response, [Plan("Night", (Phase("Late", 5500),))]))[0] == ("Look", ["Late"])


def test_where_no_phase_has_a_window_every_stage_stands_in_the_first() -> None:
    assert names(with_guests((Phase("A"), Phase("B")), [Plan("n", (Phase("Late", 9000),))])) == [
        ("A", ["Late"]),
        ("B", []),
    ]
