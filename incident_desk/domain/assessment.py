"""The first questions of a response, asked by the assessment card.

They are the questions that playbooks open with: is it complete, who is hit, what fails, since when, what changed,
what is at risk. Each answer is an event, may be unknown, and can change later.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``choices`` are the usual answers, empty where a person types."""

    id: str
    text: str
    choices: tuple[str, ...] = ()


QUESTIONS: tuple[Question, ...] = (
    Question("extent", "Is it down completely or in part?", ("complete", "partial")),
    Question("who", "Who is affected, and about how many?"),
    Question("what_fails", "What does not work?"),
    Question("environments", "Which environments?", ("production", "staging", "all")),
    Question("pattern", "Is it constant or does it come and go?", ("constant", "intermittent")),
    Question("since", "Since when?"),
    Question("what_changed", "What changed recently?"),
    Question("money", "Is money or a contract at risk?"),
    Question("data", "Is data at risk?", ("none", "suspected", "confirmed")),
    Question("found_by", "How was it found?", ("check", "user report", "team", "deployment")),
)

BY_ID = {question.id: question for question in QUESTIONS}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, by whom and when (UTC). ``text`` None means "not known"."""

    text: str | None
    who: str
    at: datetime
