"""The way back that a decision calls for: "How to roll back" beside "Roll back immediately if".

Whoever works through a list goes back only where a reason to do so is true. Beside the reasons the way back is
therefore a procedure for when it is needed, and no stage that everybody passes.
"""

from incident_desk.formats.reading.conditions import gives_reasons
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.words import RECOVERIES, says


def complete_ways_back(section: Section) -> None:
    """Make procedures of the ways back under this section that stand beside the reasons to go back."""
    reasons = (child for child in section.children if child.role == "criteria" and gives_reasons(child))
    if not any(says(reason.name, RECOVERIES) for reason in reasons):
        return
    for child in section.children:
        title = child.title
        if child.role in ("action", "after") and not (title.window or title.mark) and says(child.name, RECOVERIES):
            child.role = "procedure"
