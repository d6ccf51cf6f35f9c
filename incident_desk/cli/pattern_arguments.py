"""The commands ``pattern`` and ``cause``, as one table that help, manual and tests share."""

from incident_desk.cli.arguments import AT, Command, argument

PARTS = ("list", "open", "close")
_KEY = argument("key", metavar="KEY", help="such as INC-0047; 47 is enough")

PATTERN = Command("pattern", "the patterns of trouble at hand: open one, or put it aside", (
    argument("part", metavar="PART", choices=PARTS, help="list, open or close"),
    _KEY,
    argument("name", metavar="NAME", nargs="?", help="open, close: its number, as list prints it, or words of it"),
    argument("--library", action="store_true", help="list: those of all other playbooks that speak of it too"),
    argument("--from", dest="source", metavar="NAME", help="list, open: those of another playbook of the library"),
))  # fmt: skip
CAUSE = Command("cause", "say what became of a suspected cause", (
    _KEY,
    argument("cause", metavar="CAUSE", nargs="?", help="its number, or words of it; without it they are listed"),
    argument("--suspect", action="store_true", help="it may be it"),
    argument("--ruled-out", action="store_true", help="it is not"),
    argument("--confirmed", action="store_true", help="it is"),
    argument("--identified", action="store_true", help="with --confirmed: that is when the cause was identified"),
    argument("--reason", metavar="TEXT", help="why, in a line"),
    AT,
))  # fmt: skip
