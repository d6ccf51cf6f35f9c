"""One line of a timeline as a time and what happened then: the time first, last, behind a label or within."""

import re
from dataclasses import dataclass, replace

from incident_desk.domain.past_times import PastMoment, PastPrecision
from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.reports.clocks import zone_about
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.moments import LONGEST, Found, moment_at_start, moments_in
from incident_desk.formats.reading.tokens import Line
from incident_desk.formats.reading.vocabulary import words_of, written_words
from incident_desk.formats.reading.words import says, starts_with

WHEN = words_of("timeline", "when")
"""Words that stand where a clock would, when nobody looked at one."""
NOT_EVENTS = words_of("timeline", "not_events")
"""Labels in a timeline that name no event."""
DATE_LABELS = words_of("timeline", "date_labels")

_BETWEEN = " \t\u00a0\u3000:：-–—|,;.、，·•→*_~"
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BOX = re.compile(r"\[[ xX]\]\s+")
_LOG = re.compile(
    r"[\s\]|\-:,.]{0,4}(?:\d{3}\b\s?)?\[?(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE|CRITICAL)\b[\]:\s]"
)
_SENTENCE = re.compile(r"(?<=[.!?])(?<![ap]\.m\.)\s+(?=[A-Z0-9\"“(\[])|(?<=[。！？])")
_LEADS = any_of((*written_words("moments", "lead"), "by"))
_BEFORE_LAST = re.compile(rf"[\s:：,;(\[@~\-–—]{{1,8}}$|\s{_LEADS}[\s:]{{0,2}}$", re.I)
_COUNTED_DAY = re.compile(rf"{any_of(written_words('timeline', 'counted_day'))}\s?#?\d{{1,2}}(?!\w)", re.I)
_NEXT_DAY = re.compile(rf"(?:\()?{any_of(written_words('timeline', 'next_day'))}[\s,:)]{{0,3}}(?=[~\d])", re.I)
_PLUS_DAY = re.compile(
    rf"\s{{0,2}}(?:[(\[]\s?(?:\+\s?1(?:\s?d(?:ay)?)?|{any_of(written_words('timeline', 'next_day'))})\s?[)\]]"
    r"|\+\s?1\s?d(?:ay)?(?![^\W\d_]))",
    re.I,
)
"""What says behind a clock that it is of the day after: "00:12 (+1)", "00:12 (next day)"."""
_POINT = re.compile(r"T\s?\d{1,2}(?![\w+.]|:\d|\s?[+\-]\s?\d)")
_LONGEST_DAY_LINE = 60
_FEW_WORDS = 5
_DATE_LABEL = 2
"""Words of a label that only names the day of the lines under it; "Date of the fix" is something that happened."""
_STATUS_TAG = re.compile(r"\[([A-Za-z][A-Za-z /\-]{2,24})\]\s*[:\-–—]?\s*")
_HANDLE = re.compile(r"@([\w.\-]{2,40})\s*[:\-–—]\s*")
STATES = words_of("timeline", "states")


@dataclass(slots=True)
class Happening:
    """One line's worth of a timeline, before days and zones are handed down. Without a text it is a day's line."""

    moment: PastMoment
    text: str
    first: int
    last: int
    how: str
    actor: str = ""
    status: str = ""
    marked: bool = False
    """Whether a mark parts the time from what happened, as in "10:05 - Deploy"."""
    zone: str = ""
    """The zone that is stated for this line and those after it."""
    group: int = 0
    """Which of the report's timelines it is a line of."""
    for_all: bool = False
    """Whether the day holds for every line that states none, whatever the lines before it state."""
    next_day: bool = False
    """Whether its clock is said to be of the day after: "next day 09:00"."""

    @property
    def clocked(self) -> bool:
        """Whether it names a clock time or a relative one."""
        return bool(self.moment.clock) or self.moment.relative_s is not None

    @property
    def is_day(self) -> bool:
        """Whether it only says which day the next lines are of."""
        return bool(self.moment.day) and not self.moment.clock and not self.text


def time_first(line: Line, number: int, hints: Hints, how: str) -> Happening | None:
    """A line that begins with a time."""
    plain = plain_of(line.plain)
    if (said := _NEXT_DAY.match(plain)) is not None:
        return _of_next_day(said, number, hints, how)
    found = moment_at_start(plain, hints)
    if found is None:
        return None
    after = _PLUS_DAY.match(plain, found.end) if found.moment.clock and not found.moment.day else None
    if after is not None:
        moment = replace(found.moment, written=plain[found.start : after.end()].strip())
        found = replace(found, moment=moment, end=after.end())
    rest = plain[found.end :]
    if _LOG.match(rest) or _goes_on(rest):
        return None
    words = rest.strip(_BETWEEN)
    if not found.moment.clock and found.moment.day and (zone := zone_about(words)) and len(words.split()) <= 6:
        return Happening(found.moment, "", number, number, how, marked=True, zone=zone)
    marked = bool(line.lead) or rest[:3].strip()[:1] in tuple(":：-–—|→") or not rest.strip()
    happening = Happening(found.moment, "", number, number, how, marked=marked, next_day=after is not None)
    return _with_words(happening, words)


def is_next_day(time: str) -> bool:
    """Whether a cell that begins with a clock ends by saying that it is of the day after."""
    return any(match.end() == len(time.rstrip()) for match in _PLUS_DAY.finditer(time))


def _of_next_day(said: re.Match[str], number: int, hints: Hints, how: str) -> Happening | None:
    """A line that begins with the word for the day after, and goes on with a clock."""
    rest = said.string[said.end() :]
    found = moment_at_start(rest, hints)
    if found is None or not found.moment.clock or found.moment.day or _goes_on(rest[found.end :]):
        return None
    moment = replace(found.moment, written=said.string[: said.end() + found.end].strip())
    happening = Happening(moment, "", number, number, how, marked=True, next_day=True)
    return _with_words(happening, rest[found.end :].strip(_BETWEEN))


def labelled_time(line: Line, number: int, hints: Hints) -> Happening | None:
    """A label with the time as its value: "**Detected:** 10:05", "Deployed: sometime yesterday"."""
    pair = split_label(line)
    if pair is None or not pair[1] or starts_with(pair[0], NOT_EVENTS):
        return None
    label, value = plain_of(pair[0]), plain_of(pair[1])
    found = moment_at_start(value, hints)
    if found is not None and (found.moment.day or found.moment.clock or found.moment.doubt):
        if starts_with(label, DATE_LABELS) and not found.moment.clock and len(label.split()) <= _DATE_LABEL:
            return Happening(found.moment, "", number, number, "label")
        rest = value[found.end :].strip(_BETWEEN)
        if rest and rest.count("(") < rest.count(")"):
            rest = rest.strip("()")
        return Happening(found.moment, f"{label}: {rest}" if rest else label, number, number, "label", marked=True)
    if label.endswith((")", "）")) and (behind := time_last(label, number, hints, "label")) is not None:
        behind.text = f"{behind.text}: {value}"
        return behind
    if _stands_for_time(value):
        return Happening(words_for_time(value, hints), label, number, number, "label", marked=True)
    return None


def _stands_for_time(value: str) -> bool:
    """Whether a label's value tells when and little else: "sometime in the morning"; "check it earlier and harder"
    tells something else."""
    words = len(value.split())
    return len(value) <= 60 and (starts_with(value, WHEN) or (words <= _FEW_WORDS and says(value, WHEN)))


def day_line(plain: str, number: int, hints: Hints) -> Happening | None:
    """A line that counts the days: "Day 2 (June 4)"."""
    if _COUNTED_DAY.match(plain) is None or len(plain) > _LONGEST_DAY_LINE:
        return None
    found = next((one for one in moments_in(plain, hints) if one.moment.day and not one.moment.clock), None)
    return Happening(found.moment, "", number, number, "date", marked=True) if found else None


def words_first(line: Line, number: int, hints: Hints) -> Happening | None:
    """A line that begins with words for a time: "**Before the incident:** …"."""
    pair = split_label(line)
    if pair is None or not pair[1] or len(pair[0].split()) > 6 or not starts_with(pair[0], WHEN):
        return None
    return Happening(words_for_time(pair[0], hints), plain_of(pair[1]), number, number, "label", marked=True)


def numbered_point(line: Line, number: int, how: str) -> Happening | None:
    """A line that begins with a counted point of which nobody says when it was: "T2 - checked the proxy"."""
    plain = plain_of(line.plain)
    found = _POINT.match(plain)
    if found is None:
        return None
    moment = PastMoment(found.group(), precision=PastPrecision.UNKNOWN)
    return Happening(moment, plain[found.end() :].strip(_BETWEEN), number, number, how, marked=True)


def time_last(plain: str, number: int, hints: Hints, how: str) -> Happening | None:
    """Words that end with a time: "First detected 2025-03-04 11:01"."""
    tail = plain[-120:]
    found = next((one for one in moments_in(tail, hints) if not tail[one.end :].strip(" .)]")), None)
    if found is None or not found.moment.clock:
        return None
    before = plain[: len(plain) - len(tail) + found.start]
    label = _BEFORE_LAST.sub("", before).strip(_BETWEEN + "([")
    return Happening(found.moment, label, number, number, how, marked=True) if label else None


def time_within(plain: str, number: int, hints: Hints, how: str) -> Happening | None:
    """A sentence that holds a clock time; the whole of it says what happened."""
    found = next((one for one in moments_in(plain[:LONGEST], hints) if one.moment.clock), None)
    if found is None or not any(letter.isalpha() for letter in plain[: found.start] + plain[found.end :]):
        return None
    return Happening(found.moment, plain, number, number, how)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return [part.strip() for part in _SENTENCE.split(text) if part and part.strip()]


def words_for_time(words: str, hints: Hints) -> PastMoment:
    """Words instead of a clock, with the day that they name."""
    found: Found | None = next((one for one in moments_in(words, hints) if one.moment.day), None)
    if found is None:
        return PastMoment(words, precision=PastPrecision.UNKNOWN)
    return replace(found.moment, written=words, precision=PastPrecision.APPROXIMATE)


def plain_of(text: str) -> str:
    """The words without HTML's tags and without the box of a checklist."""
    shown = _TAG.sub(" ", text) if "<" in text else text
    return _BOX.sub("", shown.strip(), count=1) if shown.lstrip().startswith("[") else shown.strip()


def _goes_on(rest: str) -> bool:
    """Whether what was read as a time is the beginning of something longer, such as an address or a version."""
    return rest[:1] in tuple("./\\%_=") and len(rest) > 1 and not rest[1].isspace()


def _with_words(happening: Happening, words: str) -> Happening:
    """The happening with what the words say, and who did it or the state where the words begin with that."""
    if (tag := _STATUS_TAG.match(words)) is not None and says(tag[1], STATES):
        happening.status, words = tag[1], words[tag.end() :]
    if (handle := _HANDLE.match(words)) is not None:
        happening.actor, words = handle[1], words[handle.end() :]
    happening.text = words
    return happening
