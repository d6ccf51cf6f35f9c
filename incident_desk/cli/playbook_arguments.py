"""The command ``playbook``, as one table that help, manual and tests share."""

from incident_desk.cli.arguments import Command, argument

PARTS = ("list", "show", "export", "diff", "make")

PLAYBOOK = Command("playbook", "show, compare and hand out playbooks, or make one of an incident", (
    argument("part", metavar="PART", choices=PARTS, help="list, show, export, diff or make"),
    argument("words", metavar="WORD", nargs="*",
             help="show, export: NAME; diff: NAME, or NAME and FILE; make: KEY"),
    argument("--version", dest="number", metavar="N", type=int,
             help="show, export: that version; otherwise as it is now"),
    argument("--as-read", action="store_true", help="export: written anew of what was understood"),
    argument("--from", dest="older", metavar="N", type=int, help="diff: the older version; if not the one before"),
    argument("--to", dest="newer", metavar="N", action="append", type=int, help="diff: the newer one"),
    argument("--out", "-o", metavar="FILE", help="export, make: the file to write; otherwise it is printed"),
))  # fmt: skip
