"""Lists that are a form: each bullet asks for a fact and leaves its place empty, as "Root cause:" does."""

from incident_desk.formats.reading.tokens import Block

_SEVERAL = 2
_TO_WRITE_ON = "_/. "


def asks_for_facts(listed: Block) -> bool:
    """Whether every bullet of the list is the name of what is to be written there, and no box to tick."""
    items = [item.children for item in listed.children]
    return (
        not listed.ordered
        and len(items) >= _SEVERAL
        and all(len(item) == 1 and item[0].kind == "paragraph" for item in items)
        and all(item[0].content[:1] not in "[☐□" and _is_label(item[0].plain) for item in items)
    )


def _is_label(words: str) -> bool:
    """Whether nothing stands behind the colon, or only a line to write on."""
    return words.rstrip(_TO_WRITE_ON).endswith((":", "：")) if "_" in words else words.endswith((":", "："))
