"""The words by which a report's facts and sections are known, of all languages together (`resources/languages`).

A word matches as in `words`: at the beginning of a word of the text, and wholly where it ends in ``$``.
"""

from incident_desk.formats.reading.vocabulary import words_of

DATE = words_of("report", "date")
NOT_DATE = words_of("report", "not_date")
"""What makes a date that of the paper, not of the incident."""
START = words_of("report", "start")
DETECTED = words_of("report", "detected")
"""Labels of when it was noticed, which is taken for the start where the start is not stated."""
END = words_of("report", "end")
NOT_END = words_of("report", "not_end")
"""What makes a label with "start" or "end" one of something else."""
DURATION = words_of("report", "duration")
NOT_DURATION = words_of("report", "not_duration")
INCIDENT = words_of("report", "incident")
"""What makes a label one of the incident itself."""
SEVERITY = words_of("report", "severity")
NOT_SEVERITY = words_of("report", "not_severity")
STATUS = words_of("report", "status")
NOT_STATUS = words_of("report", "not_status")
STATES = tuple((state, words_of("states", state)) for state in ("open", "monitoring", "mitigated", "resolved"))
"""What a status says. The word that stands first in it counts, so that "not resolved" is open."""
IMPACT = words_of("report", "impact")
ROOT_CAUSE = words_of("report", "root_cause")
CAUSE = words_of("report", "cause")
ANALYSIS = words_of("report", "analysis")
"""Sections that tell the cause without naming it."""
WHYS = words_of("report", "whys")
"""Headings under which it is asked why, step by step."""
DETECTION = words_of("report", "detection")
"""Headings of how it was noticed; a label of when is `DETECTED`."""
RECOVERY = words_of("report", "recovery")
"""Headings of what ended it."""
NOT_KNOWN = words_of("report", "not_known")
CONTRIBUTING = words_of("report", "contributing")
ACTIONS = words_of("report", "actions")
WEAK_ACTIONS = words_of("report", "weak_actions")
"""Headings that hold follow-ups only where none says so outright."""
NO_ACTIONS = words_of("report", "no_actions")
HORIZON = words_of("report", "horizon")
RESPONSE = words_of("report", "response")
"""What was done on the day: no follow-up."""
TIMELINE = words_of("report", "timeline")
OTHER_TIMELINES = words_of("timeline", "other_timelines")
SUMMARY = words_of("report", "summary")
REFERENCES = words_of("report", "references")
LESSONS = words_of("report", "lessons")
WENT_WELL = words_of("report", "went_well")
WENT_WRONG = words_of("report", "went_wrong")
IMPROVE = words_of("report", "improve")
"""What a heading among follow-ups says of things that are to be better."""
LUCKY = words_of("report", "lucky")
SIGN_OFF = words_of("report", "sign_off")
SIGNER = words_of("report", "signer")
OWNER = words_of("report", "owner")
DUE = words_of("report", "due")
ACTION_COLUMN = words_of("report", "action_column")
RECOMMENDATION = words_of("report", "recommendation")
"""The column of a lesson's table that says what to do."""
ACTION_STATE = words_of("report", "action_state")
DONE = words_of("report", "done")
NOT_DONE = words_of("report", "not_done")
ALREADY_DONE = words_of("report", "already_done")
"""What a heading or a sentence over a list says where all of it is done."""
NOTHING = words_of("report", "nothing")
"""A value that says there is none."""
TIME = words_of("report", "time")
ZONE = words_of("report", "zone")
BEGINS = words_of("report", "begins")
"""What a timeline or a sentence says where the incident begins."""
ENDS = words_of("report", "ends")
"""What a timeline says where the incident ends."""
HAPPENED = words_of("report", "happened")
PUBLISHED = words_of("report", "published")
PROMPTS = words_of("report", "prompts")
"""How a note in an empty form begins that asks for words."""
PROMPTS_BEHIND = words_of("report", "prompts_behind")
"""How such a note ends, in languages whose verbs stand last."""
STATUS_PAGE = ("resolved", "resolvedwhen", "affected", "informational")
"""Keys that the front matter of a status page's entries has."""
PAGE_SEVERITIES = frozenset(("down", "disrupted", "notice"))
"""What the entries of such a page call how bad it is."""
