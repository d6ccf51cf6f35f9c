"""Small documents, read up to the part that a test is about."""

from textwrap import dedent

from incident_desk.domain.playbook import Playbook
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import Page, page_of
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.formats.reading.sections import assign_roles
from incident_desk.formats.reading.tokens import Block, blocks_of


def page(text: str) -> Page:
    """The text as a page whose sections know what they are about."""
    found = page_of(dedent(text).strip("\n"))
    assign_roles(found.root)
    return found


def section(text: str, name: str) -> Section:
    """The section of that name."""
    return next(one for one in page(text).root.walk() if one.name == name)


def block(text: str) -> Block:
    """The first block of the text."""
    return blocks_of(dedent(text).strip("\n"))[0]


def read(text: str, name: str = "notes.md") -> Playbook:
    """What is understood of the text."""
    return read_playbook(dedent(text).strip("\n"), name)
