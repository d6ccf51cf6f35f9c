"""Places to fill in: ``[CURRENT_TIME]``, ``<version>``, ``{name}``, ``{{name}}``, ``$NAME``, ``XX:XX``,
``YYYY-MM-DD``, ``TBD``, ``____``; tags such as ``[UPDATE]`` are none."""

import re

from incident_desk.domain.playbook import Blank
from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.words import AUTOMATIC_BLANKS, LABEL_SUBJECT, TAGS, folded, says

_SQUARE = r"(?<!\])\\?\[(?P<square>[^\[\]\n]{1,160}?)\\?\](?![(\[]|:\s*(?:<|\S*[/.]\S))"
"""Words in brackets, escaped or not; before ``(``, ``[`` or a colon with an address they are a link."""
_ANGLE = r"<(?P<angle>\w(?:[^<>\n@]{0,118}\S)?)>"
_CURLY = r"\{\{\s*(?P<double>[^{}\n]{1,80}?)\s*\}\}|(?<!\$)\{(?P<curly>[A-Za-z][^{}\n]{0,60})\}"
_DOLLAR = r"\$\{(?P<braced>[A-Za-z_]\w{0,60})\}|\$(?P<dollar>[A-Z][A-Z0-9_]{1,60})(?![\w{])"
_PERCENT = r"(?<![\w%])%(?P<percent>[A-Z][A-Z0-9_]{1,60})%(?![\w%])"
_FORM = (
    r"(?<![\w/.-])(?P<form>(?:YYYY|yyyy)[-/.](?:MM|mm)[-/.](?:DD|dd)(?:[ T](?:HH|hh):(?:MM|mm)(?::(?:SS|ss))?)?"
    r"|(?:DD|dd|MM|mm)[-/.](?:MM|mm|DD|dd)[-/.](?:YYYY|yyyy)|(?:HH|hh|XX|__):(?:MM|mm|XX|__)(?::(?:SS|ss|XX))?)(?![\w/-])"
)
"""The form of a date or a clock in place of one."""
_OPEN = r"(?<![A-Za-z0-9])(?P<open>TBD|TBA|TBC|X{2,8})(?![A-Za-z0-9])|(?<=[^\w\n])(?P<line>_{3,})(?!\w)"
"""Words for "to be filled in", and a line to write on."""
_OFFERED = r"[^\W\d_][\w '-]{1,30}"
_CHOICE = rf"(?<=[:：*][ \t])(?P<choice>{_OFFERED}(?: [/|] {_OFFERED}){{2,}})(?=[ \t]*(?:\*\*)?[ \t]*$)"
"""Three or more words to choose from behind a label: "Status: Investigating / Identified / Resolved"."""
_IN_MESSAGE = re.compile(f"{_SQUARE}|{_ANGLE}|{_DOLLAR}|{_PERCENT}|{_CURLY}|{_FORM}|{_OPEN}|{_CHOICE}", re.M)
_SIGNS = (
    "[", "<", "{", "$", "%", "__", "YY", "yy", "DD", "dd", "MM", "mm", "HH", "hh", "XX", "TB", " / ", " | ",
)  # fmt: skip
"""What stands in whatever has a blank."""
_IN_COMMAND = re.compile(
    r"(?<![\w$\]])\[(?P<square>[A-Za-z][\w./ -]{2,80})\](?![(\]])|<(?P<angle>[A-Za-z][\w ./:|-]{0,79}[\w.])>|\{\{\s*(?P<double>[\w .-]{1,60}?)\s*\}\}"  # noqa: E501
)
_CHOICES = re.compile(r"\||\s/\s")
_HTML = frozenset((
    "br", "b", "i", "u", "em", "strong", "p", "div", "span", "a", "img", "table", "tr", "td", "th",
    "ul", "ol", "li", "code", "pre", "hr", "h1", "h2", "h3", "details", "summary", "sub", "sup",
))  # fmt: skip
_SEVERITY = re.compile(r"(?:p|sev|s)[ -]?\d")
_SUBJECTS = any_of(word.casefold() for word in LABEL_SUBJECT)
_BEFORE_TAG = re.compile(
    rf"^[\s>*_#-]*(?:(?:\*\*)?(?:title|{_SUBJECTS})(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*)?[^\w\[]*"
    r"(?:\[[A-Z][A-Z0-9 -]{1,20}\]\s?){0,3}$",
    re.I,
)
_SUBJECT = re.compile(rf"[\s>*_#-]*(?:{_SUBJECTS})(?:\*\*)?\s*[:：][\s*`]*", re.I)
_MOMENT = re.compile(
    r"(?:[\d/.-]{6,10}[ T,]*)?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?\s?(?:[ap]\.?m\.?)?\s?[A-Za-z]{0,5}", re.I
)
"""A clock that is filled in: "[14:45 UTC]"."""
_RANGE = re.compile(r"^[A-Za-z0-9]-[A-Za-z0-9]")


def blanks_in(body: str) -> tuple[Blank, ...]:
    """The blanks of a message, each once, in order."""
    if not any(map(body.__contains__, _SIGNS)):
        # Most paragraphs have no sign of one: a look in place of the long expression.
        return ()
    found: dict[str, Blank] = {}
    matches = tuple(_IN_MESSAGE.finditer(body))
    elsewise = any(match["angle"] or match["double"] or match["curly"] for match in matches)
    for match in matches:
        words = _words(match)
        if _is_tag(body, match, words) or (elsewise and _is_name_of_mail(body, match, words)):
            continue
        if _can_be_blank(match, words):
            found.setdefault(match.group(), _blank(words, match.group()))
    return tuple(found.values())


def command_blanks(text: str) -> tuple[Blank, ...]:
    """The blanks of a command; redirections, tests and character classes are none."""
    found: dict[str, Blank] = {}
    for match in _IN_COMMAND.finditer(text):
        words = _words(match)
        if match["square"] and _RANGE.match(words):
            continue
        found.setdefault(match.group(), _blank(words, match.group()))
    return tuple(found.values())


def _words(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group is not None).strip()


def _blank(words: str, mark: str) -> Blank:
    choices = tuple(part.strip() for part in _CHOICES.split(words)) if "|" in words or " / " in words else ()
    automatic = not choices and says(words.replace("_", " "), AUTOMATIC_BLANKS)
    return Blank(words, mark, automatic, choices)


def _is_tag(body: str, match: re.Match[str], words: str) -> bool:
    """``[UPDATE]`` at the head of a line, or a severity code wherever it stands."""
    if not match["square"]:
        return False
    plain = folded(words)
    if _SEVERITY.fullmatch(plain):
        return True
    line = body[body.rfind("\n", 0, match.start()) + 1 : match.start()]
    tagged = plain in TAGS or all(word in TAGS for word in plain.split())
    return tagged and _BEFORE_TAG.match(line) is not None


def _is_name_of_mail(body: str, match: re.Match[str], words: str) -> bool:
    """``[DR]`` at the head of a subject, in a message whose blanks are marked otherwise."""
    line = body[body.rfind("\n", 0, match.start()) + 1 : match.start()]
    return bool(match["square"]) and words.isupper() and " " not in words and _SUBJECT.fullmatch(line) is not None


def _can_be_blank(match: re.Match[str], words: str) -> bool:
    if match["square"]:
        is_part = match.start() > 0 and match.string[match.start() - 1].isalnum()  # "P[X]" is no box
        told = (
            folded(words) not in ("", "*", "-") and (is_part or folded(words) != "x") and words.strip(" .-_") != ""
        )
        return told and _MOMENT.fullmatch(words) is None
    if match["angle"]:
        return "://" not in words and words.casefold().rstrip("/ ") not in _HTML and "=" not in words
    return True
