"""Messages that stand under a heading as they are sent, without a fence: "Subject: …", then its words."""

from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.formats.reading.labels import labelled, split_label
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.words import LABEL_BODY, LABEL_SUBJECT, says, starts_with


def is_mail(section: Section) -> bool:
    """Whether it is one message: it begins with a subject, and has a body that says so or blanks to fill in.

    A report has a subject as well, and is no message for it.
    """
    first = section.blocks[0] if section.blocks else None
    if section.level < 2 or section.children or first is None or first.kind != "paragraph":
        return False
    subject = split_label(first.lines[0])
    if subject is None or not subject[1] or not starts_with(subject[0], LABEL_SUBJECT):
        return False
    words = "\n".join(block.content for part in section.blocks for block in part.every("paragraph"))
    return bool(blanks_in(words)) or any(says(one.label, LABEL_BODY) for one in labelled(section.blocks))
