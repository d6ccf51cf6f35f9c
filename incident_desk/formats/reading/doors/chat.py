"""The door for what was copied from a chat: each message becomes an entry of a timeline, with author and time.

Slack, Teams, and what is like them put a head before each message, on a line of its own or at its start. The times
stay as they are written; the reader of timelines knows their forms. The lines of a message stay together, and a
line that only says the day becomes a heading over what follows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from incident_desk.domain.past_report import PastReport
from incident_desk.domain.past_times import TimelineEntry
from incident_desk.domain.playbook import Span

HEAD = ("# Incident chat", "", "## Timeline", "")
"""What stands above the entries, so that they are read as what happened."""
FEWEST = 2
"""Messages that make a chat."""

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_DAY = (
    r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|\d{1,2}\.? [^\W\d_]{3,9}\.?(?: \d{4})?|[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)"
)
_WHEN = rf"(?:{_DAY}(?:,| at|)[ T])?{_CLOCK}(?:[ ]?(?:UTC|GMT|Z))?"
_NAME = r"[^\W\d_][^\n:<>|\[\]#*`]{0,58}?"

_NICK = r"<(?P<nick>[^<>\s]{1,40})>[ ]?"
_BRACKETED = re.compile(
    rf"\[(?P<when>{_WHEN})\][ ]*(?:{_NICK}|(?P<name>{_NAME}):(?:[ ]|$)|(?P<alone>{_NAME})$)(?P<text>.*)", re.I
)
_IRC = re.compile(rf"(?P<when>{_WHEN})[ ]+{_NICK}(?P<text>.*)", re.I)
_WHATSAPP = re.compile(rf"(?P<when>{_DAY},? {_CLOCK}) - (?P<name>{_NAME}): (?P<text>.*)", re.I)
_HEAD = re.compile(
    rf"(?P<name>{_NAME})(?:APP|[ ]\(?(?:APP|BOT|he/him|she/her|they/them)\)?)?"
    rf"(?P<gap>\s+)[\[(]?(?P<when>{_WHEN})[\])]?(?P<text>)",
    re.I,
)
_TIME_ALONE = re.compile(rf"(?:(?:APP|BOT)\s+)?(?P<when>{_WHEN})", re.I)
_HALF = re.compile(r"[AaPp]\.?[Mm]\.?$")
_NAME_ALONE = re.compile(rf"{_NAME}")
_AUTHOR = re.compile(rf"(?P<who>{_NAME})(?::\s+(?=\S)|:?\Z)")
"""Who speaks before what was said; alone where that begins with a line of its own, such as a fence."""
_DIVIDER = re.compile(
    r"\A[-–—\s]*((?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|[^\W\d_]{3,9} \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?"
    r"|\d{1,2}\.? [^\W\d_]{3,9}(?: \d{4})?)|today|yesterday)[-–—\s]*",
    re.I,
)
_NO_NAMES = frozenset((
    "info", "error", "warn", "warning", "debug", "trace", "fatal", "critical", "notice", "start", "started",
    "starting", "began", "begin", "end", "ended", "detected", "discovered", "identified", "acknowledged",
    "mitigated", "resolved", "closed", "opened", "reported", "declared", "deployed", "reverted", "restored",
    "fixed", "update", "updated", "created", "date", "time", "incident", "outage", "impact", "status",
    "phase", "step", "sev1", "sev2", "sev3", "sev4", "p0", "p1", "p2", "p3", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "at", "from", "until", "on", "by",
))  # fmt: skip
"""Words that stand before a time and are nobody's name: levels of logs, moments of an incident."""
_LONGEST_HEAD = 120


@dataclass(slots=True)
class Message:
    """One message: when, who, and its lines as they were written; a day alone has no author.

    ``line`` is the one on which its head begins, from 1.
    """

    when: str
    who: str
    lines: list[str] = field(default_factory=list)
    line: int = 0


@dataclass(frozen=True, slots=True)
class Chat:
    """The messages and days of a chat, in their order."""

    messages: tuple[Message, ...]

    @property
    def told(self) -> str:
        """What was done, in words."""
        said = [one for one in self.messages if one.who]
        people = len({one.who for one in said})
        who = "1 person" if people == 1 else f"{people} people"
        return f"Read as a chat: {len(said)} messages of {who} became entries with their times"


def chat_in(text: str) -> Chat | None:
    """The chat in a text; None where the text does not begin with a message, or has too few."""
    lines = text.split("\n")
    messages: list[Message] = []
    heads = _Heads(lines)
    number = 0
    while number < len(lines):
        narrow = heads.narrow_at(number)
        found, taken = (narrow, 1) if narrow is not None else _message_at(lines, number, messages)
        if found is not None:
            found.line = number + 1
            messages.append(found)
        elif messages:
            messages[-1].lines.append(lines[number])
        elif lines[number].strip():
            return None
        number += taken
    said = [one for one in messages if one.who]
    if len(said) < FEWEST or not any(line.strip() for one in said for line in one.lines):
        return None
    return Chat(tuple(messages))


@dataclass(slots=True)
class _Heads:
    """The heads of a chat that stand apart from their times, by which one is known that does not."""

    lines: Sequence[str]
    names: frozenset[str] | None = None
    halves: bool = False

    def narrow_at(self, number: int) -> Message | None:
        """The message whose head is written there with a single space, as "Ravi 8:14 PM" among "Ravi  8:12 PM": of
        somebody who speaks elsewhere, or after an empty line and over words, as the other heads stand."""
        line = self.lines[number].strip()
        match = _HEAD.fullmatch(line) if line and len(line) <= _LONGEST_HEAD and line[-1] not in ":.,;" else None
        if match is None or match["gap"] != " " or match["name"].split()[0].casefold() in _NO_NAMES:
            return None
        self._learn()
        is_like = bool(self.names) and self.halves == (_HALF.search(match["when"]) is not None)
        name = match["name"].strip()
        if not is_like or not (name in (self.names or ()) or (self._stands_alone(number) and _is_a_name(name))):
            return None
        return Message(" ".join(match["when"].split()), name)

    def _stands_alone(self, number: int) -> bool:
        before, after = self.lines[number - 1 : number], self.lines[number + 1 : number + 2]
        return not any(map(str.strip, before)) and any(map(str.strip, after))

    def _learn(self) -> None:
        if self.names is not None:
            return
        heads = [
            match
            for line in self.lines
            if line
            and len(line) <= _LONGEST_HEAD
            and (match := _HEAD.fullmatch(line.strip()))
            and match["gap"] != " "
        ]
        told = [one for match in heads if (one := _message(match)) is not None]
        self.names = frozenset(one.who for one in told) if len(told) >= FEWEST else frozenset()
        self.halves = any(_HALF.search(one.when) for one in told)


def as_markdown(chat: Chat) -> str:
    """The chat as the list of a timeline, its days as headings."""
    lines = [*HEAD]
    for message in chat.messages:
        if not message.who:
            lines += ["", f"### {message.when}", ""]
        lines += _entry(message)
    return "\n".join(lines) + "\n"


def with_authors(report: PastReport, text: str) -> PastReport:
    """The report of a chat with one entry for each message: its author apart, and every line of what was said, also
    where a line is a quotation, a command or a list of its own. Any other report as it is."""
    if not text.startswith("\n".join(HEAD)):
        return report
    lines = text.split("\n")
    return replace(
        report, timeline=tuple(_authored(one, lines) for one in report.timeline if _heads_message(one, lines))
    )


def _heads_message(entry: TimelineEntry, lines: Sequence[str]) -> bool:
    """Whether it is a message: a time within one is told in the entry of the message."""
    return (
        entry.span is None or not 0 < entry.span.first <= len(lines) or not _is_within(lines[entry.span.first - 1])
    )


def _authored(entry: TimelineEntry, lines: Sequence[str]) -> TimelineEntry:
    match, where = _AUTHOR.match(entry.text), entry.span
    if match is None or entry.actor:
        return entry
    begun = lines[where.first - 1].partition(f"{match['who']}:") if where is not None else ("", "", "")
    if where is None or not begun[1]:
        text = entry.text[match.end() :]
        return replace(entry, actor=match["who"], text=text) if text else entry
    last = next((place for place in range(where.first, len(lines)) if not _is_within(lines[place])), len(lines))
    last = max(place for place in range(where.first, last + 1) if lines[place - 1].strip())
    said = " ".join(" ".join([begun[2], *lines[where.first : last]]).split())
    return replace(entry, actor=match["who"], text=said, span=Span(where.first, last)) if said else entry


def _is_within(line: str) -> bool:
    """Whether a line of the list goes on with the message above it."""
    return not line.strip() or line.startswith("  ")


def _message_at(lines: Sequence[str], number: int, before: Sequence[Message]) -> tuple[Message | None, int]:
    """The message or the day that begins on this line, and how many lines its head takes."""
    line = lines[number].strip()
    if not line or len(line) > _LONGEST_HEAD and line[0] not in "[0123456789":
        return None, 1
    for form in (_BRACKETED, _IRC, _WHATSAPP, _HEAD):
        match = form.fullmatch(line)
        if match is not None and (message := _message(match)) is not None:
            return message, 1
    if (day := _DIVIDER.fullmatch(line)) is not None:
        return Message(day.group(1).strip(), ""), 1
    after = next((place for place in range(number + 1, min(number + 3, len(lines))) if lines[place].strip()), None)
    timed = _TIME_ALONE.fullmatch(lines[after].strip()) if after is not None else None
    if (
        after is not None
        and timed is not None
        and _NAME_ALONE.fullmatch(line)
        and _heads(line, timed["when"], before)
    ):
        return Message(timed["when"], line), after - number + 1
    return _follow_up(line, before), 1


def _heads(line: str, when: str, before: Sequence[Message]) -> bool:
    """Whether a line over a time alone is a name: the last words of a message can stand over the time of the next
    one of the same person, which bears no half of the day where the heads do."""
    if not any(one.who for one in before) or any(one.who == line for one in before):
        return True
    halves = any(_HALF.search(one.when) for one in before)
    return _is_a_name(line) and (not halves or _HALF.search(when) is not None)


def _follow_up(line: str, before: Sequence[Message]) -> Message | None:
    """One more message of whoever spoke last, under a time alone."""
    last = before[-1] if before else None
    if last is None or not last.who or not any(last.lines) or not _TIME_ALONE.fullmatch(line):
        return None
    half = _HALF.search(last.when)
    if half is None or _HALF.search(line) or (line.startswith("12") and last.when[:2] != "12"):
        return Message(line, last.who)
    return Message(f"{line} {half.group()}", last.who)


def _message(match: re.Match[str]) -> Message | None:
    parts = match.groupdict()
    who = next((parts[key] for key in ("nick", "name", "alone") if parts.get(key)), "").strip(" ,-–—")
    if not who or who.split()[0].casefold() in _NO_NAMES:
        return None
    if parts.get("gap") == " " and not (_is_a_name(who) and _says_more_than_a_clock(match)):
        return None
    return Message(" ".join(parts["when"].split()), who, [parts["text"]] if parts["text"] else [])


def _says_more_than_a_clock(match: re.Match[str]) -> bool:
    """Whether a day or brackets are with the time: one space before a bare clock is found in any sentence."""
    when = match.group("when")
    return when[:3].isalpha() or not {"/", "-"}.isdisjoint(when) or match.string[-1] in ")]"


def _is_a_name(who: str) -> bool:
    """One to four words with capitals; what stands before a time in a sentence has small ones."""
    words = who.split()
    return len(words) <= 4 and all(word[0].isupper() or not word[0].isalpha() for word in words)


def _entry(message: Message) -> Iterator[str]:
    lines = [line.rstrip() for line in message.lines]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    if message.who:
        first = lines.pop(0).strip() if lines and not lines[0].lstrip().startswith(("```", "~~~")) else ""
        yield f"- {message.when} {message.who}: {first}".rstrip()
    indent = "  " if message.who else ""
    for line in lines:
        yield indent + line if line else ""
