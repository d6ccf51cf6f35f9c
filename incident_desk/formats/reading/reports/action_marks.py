"""What the words of a follow-up say besides what is to be done: whether it is, whose it is, by when."""

import re
from dataclasses import dataclass

from incident_desk.formats.reading.alternatives import any_of, any_whole
from incident_desk.formats.reading.reports.action_tail import tail_of
from incident_desk.formats.reading.reports.terms import DONE, HORIZON, NOT_DONE
from incident_desk.formats.reading.steps import box_of
from incident_desk.formats.reading.vocabulary import folded_words, written_words
from incident_desk.formats.reading.words import folded, says, starts_with, together

_YES = frozenset(word.rstrip("$") for word in folded_words("states", "yes"))
_TICKS = ("✅", "✔", "☑", "✓", "🟢")
_STRUCK = re.compile(r"^\W{0,3}(?:\[[ xX]\]\s*)?~~.+~~(?P<rest>[^~]{0,20})$", re.S)
_PARTS = re.compile(r"\s[-–—|]\s+|[:：]\s*")
"""What parts a follow-up's last words from those before: "watch the disk - done"."""
_BRACKET = re.compile(r"[(\[（【]\s*(?P<words>[^()\[\]（）【】]{1,50})[)\]）】][\s.!*]*$")
_LAST_SENTENCE = re.compile(r"[.!]\s+(?P<words>[^\W\d_]{3,12}(?:\s[^\W\d_]{2,12})?)[\s.!]*$")
_HEAD = re.compile(r"^\W*(?P<words>[^\W\d_]{3,12})\s*[\])】）:：\-–—]")
_SHOUTED = re.compile(r"(?<!\bNOT )\bDONE\b(?! BY\b)")
_WE = rf"(?:{any_whole(folded_words('follow_ups', 'we_did'))}\s)?"
_PAST = re.compile(
    rf"^{_WE}(?:{any_whole(folded_words('follow_ups', 'did'))}|{any_whole(folded_words('follow_ups', 'did_it'))}"
    rf"(?= (?:{any_of(folded_words('follow_ups', 'article'))}) | `))\s*(?:[^\W\d]|`)"
)
"""How a follow-up begins that tells that it was done."""
_BEFORE = r"(?:^|[\s(\[（,，、;|*_–—-])"
_MARK = r"(?:\s{0,3}[*_]{0,3}\s{0,3}[:：=]|\s[-–—](?=\s))\s{0,3}[*_]{0,3}\s{0,3}"
_OWNER = re.compile(
    rf"{_BEFORE}{any_of(written_words('follow_ups', 'owner'))}{_MARK}"
    rf"(?P<value>[^;,，、|)\]）\n]{{1,60}}?)\s*(?=$|[;,，、|)\]）\n]|\s[-–—]\s|\s+(?:due|deadline|eta|status|priority)\b)",
    re.I,
)
_DUE = re.compile(
    rf"{_BEFORE}{any_of(written_words('follow_ups', 'due'))}{_MARK}"
    r"(?P<value>[^;|)\]）\n]{1,40}?)\s*(?=$|[;|)\]）\n]|\.\s+[^\W\d]|,\s|\s[-–—]\s|\s+(?:owner|status|priority)\b)|"
    r"\b(?:due|by)(?: on)?\s+(?P<day>\d{4}-\d{2}-\d{2})\b",
    re.I,
)
_IN_FRONT = re.compile(r"^[\[【](?P<value>[^\W\d_][\w.'’-]{1,38}(?: [^\W\d_][\w.'’-]{1,38}){0,2})[\]】]:?\s+(?=\w)")
"""A name in brackets before what is to be done: "[Ana] Add an alarm"."""
_NO_NAMES = together(DONE, NOT_DONE, HORIZON, ("todo", "wip", "new$", "optional", "bug", "feature"))
_HANDLE = re.compile(
    r"(?<![\w.])@(?P<value>[^\W\d_][\w-]{1,38})\b(?!\.)"
    r"(?:[,:，]?\s(?P<day>\d{4}-\d{2}-\d{2}|\d{1,2}月\d{1,2}日)\W{0,3}$)?"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found beside the words."""

    text: str
    done: bool
    owner: str
    due: str


def marks_of(content: str, plain: str) -> Marks:
    """The marks of one follow-up: *content* is its Markdown, *plain* its words."""
    ticked, text = box_of(plain)
    done = bool(ticked) or _is_struck(content) or shows_done(text)
    done = done or (ticked is None and (says_done(text) or _PAST.match(folded(text[:80])) is not None))
    whose, when = tail_of(text)
    owner, due, handle = _OWNER.search(text), _DUE.search(text), _HANDLE.search(text)
    return Marks(
        text,
        done,
        owner["value"].strip(" .") if owner else (handle["value"] if handle else whose or _named_first(text)),
        (due["value"] or due["day"]).strip(" .") if due else when or ((handle["day"] or "") if handle else ""),
    )


def _named_first(text: str) -> str:
    """The name in brackets that a follow-up begins with; how it stands and by when are no names."""
    found = _IN_FRONT.match(text)
    return found["value"] if found is not None and not says(found["value"], _NO_NAMES) else ""


def _is_struck(content: str) -> bool:
    """Whether all of it is struck through, but for a word that says it is done."""
    struck = _STRUCK.match(content)
    return struck is not None and (not any(map(str.isalnum, struck["rest"])) or is_done_word(struck["rest"]))


def _is_ticked(text: str) -> bool:
    """Whether a tick stands at its head or its end."""
    plain = text.strip(" *_.\ufe0f")
    return plain.startswith(_TICKS) or plain.endswith(_TICKS)


def says_done(text: str) -> bool:
    """Whether its last or first words say that it is done: "(Done)", "- completed", "DONE: ..."."""
    if shows_done(text):
        return True
    last = _PARTS.split(text[-60:])
    if len(last) > 1 and is_done_word(last[-1]):
        return True
    found = (_BRACKET.search(text[-60:]), _LAST_SENTENCE.search(text[-60:]), _HEAD.match(text[:40]))
    said = (part for match in found if match is not None for part in match["words"].split(","))
    return any(map(is_done_word, said))


def shows_done(text: str) -> bool:
    """Whether it says so at a glance: a tick, or DONE in capitals."""
    return _is_ticked(text) or _SHOUTED.search(text) is not None


def says_yes(text: str) -> bool:
    """Whether it answers a column's "Complete?"."""
    return folded(text).strip(" .!") in _YES


def is_done_word(words: str) -> bool:
    """Whether a state such as "Completed on 5 May" says done."""
    return starts_with(words.strip(" *_" + "".join(_TICKS)), DONE) and not says(folded(words), NOT_DONE)
