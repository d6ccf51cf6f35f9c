"""The commands of the review and of action items, as one table that help, manual and tests share."""

from incident_desk.cli.arguments import Command, argument

REVIEW = Command("review", "write an incident's review section by section, send it round, approve it", (
    argument("part", metavar="PART",
             help="a KEY shows it; show, write, lines, impact, goal, state, approve, meeting, history, compare, "
                  "take, template, templates"),
    argument("words", metavar="WORD", nargs="*",
             help="KEY, and: write: SECTION TEXT; lines: LIST LINE…; impact: FIGURE TEXT; goal: GOAL TEXT; "
                  "state: [SECTION] STATE; meeting: TIME; show, history: SECTION; "
                  "compare: [VERSION [VERSION]]; take: FILE; template: NAME; "
                  "a - for the text reads it"),
    argument("--reason", metavar="TEXT", help="state: why a section is not needed, or why it goes back to draft"),
    argument("--former", metavar="ID", help="write, lines, impact, goal: the version that you began with"),
    argument("--role", metavar="ROLE", help="approve: as what, such as incident commander"),
    argument("--person", metavar="NAME", help="approve: who, if not who writes"),
    argument("--minutes", type=int, default=60, metavar="N", help="meeting: how long it lasts (60)"),
    argument("--people", metavar="NAMES", help="meeting: who comes, with commas between; addresses are invited"),
    argument("--where", metavar="TEXT", help="meeting: a room, or an address of a call"),
    argument("--ics", metavar="FILE", help="meeting: write it as a calendar file; - prints it"),
    argument("--none", action="store_true", help="meeting: it is taken off"),
))  # fmt: skip
ACTION = Command("action", "add action items, say them anew, tick them off, list them", (
    argument("part", metavar="PART", choices=("add", "list", "edit", "done", "open", "result"),
             help="add, list, edit, done, open or result"),
    argument("key", metavar="KEY", nargs="?", help="such as INC-0047; list without it: all that is open"),
    argument("words", metavar="WORD", nargs="*",
             help="add: TEXT; edit: ACTION [TEXT]; done, open: ACTION; result: ACTION TEXT; by its number, "
                  "or how it begins"),
    argument("--owner", metavar="NAME", help='add, edit: whose it is; "" is nobody'),
    argument("--due", metavar="DATE",
             help='add, edit: 2026-03-14, or with an hour; tomorrow, friday, in 2 weeks; "" is no date'),
    argument("--horizon", metavar="LENGTH", help="add, edit: 24 hours, 1 week or 1 month"),
    argument("--type", metavar="TYPE", help="add, edit: detective, preventive or corrective"),
    argument("--end-state", metavar="TEXT", help="add, edit: how one will see that it is done"),
    argument("--ticket", metavar="TEXT", help="add, edit: where the work is followed, a number or an address"),
))  # fmt: skip
