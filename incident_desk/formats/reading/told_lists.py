"""Lists that only tell: names of troubles, places where something is kept, links to other parts."""

import re

from incident_desk.formats.reading.commands import command_alone, reads_like_command
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.tokens import Block, spoken
from incident_desk.formats.reading.words import ORDERS, starts_with

_PLACE = re.compile(r"`[^`\s]*[/.#][^`\s]*`|<?(?:https?://|www\.)\S+>?|\[[^\]\n]*\]\(\S+\)|#[\w-]+")
"""A path, an address, a link, a channel, and nothing else."""
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")
_BANS = ("❌", "🚫", "⛔", "✗", "✘", "🛑")
_LONGEST_NAME = 5
_LONGEST = 300


def leads_elsewhere(listed: Block) -> bool:
    """Whether every bullet leads to another part of the document: "The data is lost: [see there](#lost-data)"."""
    heads = [item.children[0] for item in listed.children if item.children]
    return not listed.ordered and bool(heads) and all("](#" in head.content for head in heads)


def tells_bans(listed: Block) -> bool:
    """Whether every bullet is marked as what must never be done: "❌ Change it in production"."""
    heads = [item.children[0].content.lstrip() for item in listed.children if item.children]
    return not listed.ordered and bool(heads) and all(head.startswith(_BANS) for head in heads)


def gives_orders(listed: Block) -> bool:
    """Whether every bullet begins as an order does: "Confirm the version"."""
    heads = [item.children[0].plain for item in listed.children if item.children] if listed.kind == "list" else []
    return len(heads) > 1 and all(starts_with(head, ORDERS) for head in heads)


def has_order(listed: Block) -> bool:
    """Whether an item begins as an order does."""
    heads = (item.children[0].plain for item in listed.children if item.children)
    return any(starts_with(head, ORDERS) for head in heads)


def tells_places(listed: Block) -> bool:
    """Whether every bullet only says where something is: "Logs: `/var/log/shop/`"."""
    return not listed.ordered and len(listed.children) > 1 and all(map(_is_place, listed.children))


def lists_commands(block: Block) -> bool:
    """Whether it is a list of which several items are a command each."""
    heads = (item.children[0].content for item in block.children if item.children) if block.kind == "list" else ()
    return sum(head.lstrip().startswith("`") and bool(command_alone(head)) for head in heads) > 1


def tells_names(listed: Block) -> bool:
    """Whether every bullet is a name of a few words that asks for nothing: "Data lost"."""
    return not listed.ordered and bool(listed.children) and all(map(_is_name, listed.children))


def explains_names(listed: Block) -> bool:
    """Whether every item is a bold name with a sentence about it, and asks for nothing: "**Data loss**: the data of
    the shop is damaged"."""
    heads = [item.children[0] for item in listed.children if len(item.children) == 1]
    lines = [head.lines[0] for head in heads if head.kind == "paragraph"]
    return 1 < len(lines) == len(listed.children) and all(
        line.lead and line.rest and not starts_with(line.lead, ORDERS) and not starts_with(line.rest, ORDERS)
        for line in lines
    )


def _is_place(item: Block) -> bool:
    head = item.children[0] if item.children else None
    if head is None or head.kind != "paragraph" or len(head.content) > _LONGEST:
        return False
    if _ADDRESS.fullmatch(head.content.strip()):
        return len(item.children) == 1
    label, found, value = head.content.partition(":")
    if not found or starts_with(label.strip(" *_"), ORDERS):
        return False
    place, under = value.strip(" *_"), item.children[1:]
    if not place:
        return bool(under) and all(map(_holds_places, under))
    return not under and _PLACE.fullmatch(place) is not None and not reads_like_command(place.strip("`"))


def _holds_places(block: Block) -> bool:
    heads = [item.children[0] for item in block.children if item.children] if block.kind == "list" else []
    return bool(heads) and all(_PLACE.fullmatch(head.content.strip()) for head in heads)


def _is_name(item: Block) -> bool:
    head = item.children[0] if len(item.children) == 1 else None
    if head is None or head.kind != "paragraph" or "`" in head.content or "[" in head.content:
        return False
    line = spoken(head.content[:_LONGEST])[0]
    if "__" in head.content:
        return split_label(line) is not None
    is_short = len(head.content) <= _LONGEST and len(line.plain.split()) <= _LONGEST_NAME
    is_bold = bool(line.lead) and not line.rest and not line.colon
    return is_short and (is_bold or split_label(line) is None) and not starts_with(line.plain, ORDERS)
