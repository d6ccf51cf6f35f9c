"""Titles and lines that a list goes on with: "Roll back if" over the reasons to, "It can be closed when:" under
"Closing"; "Roll back if needed" is whole."""

from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import folded_words, words_of
from incident_desk.formats.reading.words import folded, says

_FEWEST, _MOST = 2, 8
_WORDS = [word.rstrip("$") for word in folded_words("headings", "condition")]
_ENDS = tuple(f" {word}" if word.isascii() else word for word in _WORDS)
_LEADS = tuple(
    f" {word}" if word.isascii() else word
    for word in (one.rstrip("$") for one in folded_words("headings", "condition_lead"))
)
_LONGEST_LEAD = 160
_CLOSING = words_of("headings", "closing")


def gives_reasons(section: Section) -> bool:
    """Whether it has bullets under a title that stops where they go on."""
    plain = folded(section.name).rstrip(" :：….")
    if not _FEWEST <= len(plain.split()) + (not plain.isascii()) <= _MOST or not plain.endswith(_ENDS):
        return False
    return _lists_only(section)


def leads_to_reasons(section: Section) -> bool:
    """Whether it is nothing but bullets under a line that stops where they go on: "You may close it when:"."""
    told = [block for block in section.blocks if block.kind != "rule"]
    if len(told) != _FEWEST or told[0].kind != "paragraph" or told[1].kind != "list" or section.title.mark:
        return False
    lead = told[0].plain
    if _is_boxed(told[1]) or not _lists_only(section):
        return False
    is_open = lead.endswith((":", "：")) and len(lead) <= _LONGEST_LEAD
    return is_open and leads_on(lead)


def leads_on(lead: str) -> bool:
    """Whether a line or a label stops where the reasons for a decision go on: "Choose it if"."""
    return folded(lead).rstrip(" :：").endswith(_LEADS)


def tells_closing(section: Section) -> bool:
    """Whether it lists when the incident may be closed; what is counted or has boxes is work to be done."""
    boxed = any(_is_boxed(block) for block in section.blocks if block.kind == "list")
    return says(section.name, _CLOSING) and _lists_only(section) and not boxed


def _is_boxed(listed: Block) -> bool:
    heads = (item.children[0].content for item in listed.children if item.children)
    return any(head[:1] in "[☐□☑" for head in heads)


def _lists_only(section: Section) -> bool:
    listed = [block for block in section.blocks if block.kind == "list"]
    return bool(listed) and not section.children and not any(block.ordered for block in listed)
