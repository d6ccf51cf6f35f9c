"""What became of a prevention goal of the playbook: nothing here measures it, so a person says it."""

from collections.abc import Sequence

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.objectives import PreventionGoal
from incident_desk.formats.objective_goals import prevention_goals_in
from incident_desk.services.acts.reviewing import require_reviewed, require_version
from incident_desk.services.acts.words import one_line

LONGEST_RESULT = 500


def state_goal_result(incident: Incident, wanted: str, result: str, former: str | None) -> Sequence[Draft]:
    """Say what was reached of a goal of the incident's playbook; an empty text takes it back. It changes no version
    of the review: it is known long after that. ``former`` is the version that the writer began with.

    Raises:
        NotFound: the playbook has no such goal, or more than one that begins so.
        Refused: of such a record there is no review, it is said already, or too long.
        WrittenMeanwhile: another one came since.
    """
    require_reviewed(incident)
    goal, words = goal_named(incident, wanted), one_line(result)
    if len(words) > LONGEST_RESULT:
        raise Refused(f"That result has {len(words)} characters, {LONGEST_RESULT} at most")
    before = incident.review.goals.get(goal.label)
    require_version(f"The result of {goal.label}", before, former)
    if words == (before.text if before else ""):
        raise Refused(f"The result of {goal.label} is said already")
    return (Draft(Kind.GOAL_RESULT_STATED, {"goal": goal.label, "text": words, "former": former}),)


def goal_named(incident: Incident, wanted: str) -> PreventionGoal:
    """The goal of its playbook with that name, or the only one that begins so.

    Raises:
        NotFound: there is none, or more than one.
    """
    goals = prevention_goals_in(incident.playbook) if incident.playbook is not None else ()
    if not goals:
        raise NotFound(f"The playbook of {incident.key} states no prevention goal")
    word = one_line(wanted).casefold()
    found = [one for one in goals if one.label.casefold() == word]
    found = found or [one for one in goals if word and one.label.casefold().startswith(word)]
    if len(found) != 1:
        names = ", ".join(one.label for one in goals)
        raise NotFound(f"No single prevention goal is called {word!r}. There are: {names}")
    return found[0]
