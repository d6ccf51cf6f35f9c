"""Where work is followed, in few letters: of an address its last part, of anything else all of it. Pure."""

_ADDRESS = ("http://", "https://")


def short_ticket(ticket: str) -> str:
    """``CRM-318`` of ``https://tracker.example/browse/CRM-318``; a number or a name as it is."""
    words = " ".join(ticket.split())
    if not words.casefold().startswith(_ADDRESS):
        return words
    path = words.partition("?")[0].partition("#")[0].rstrip("/")
    return path.rpartition("/")[2] or words
