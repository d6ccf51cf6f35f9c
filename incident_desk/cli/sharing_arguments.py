"""The commands by which a report leaves as something else than one file: shared, as a mail's draft, on paper."""

from incident_desk.cli.arguments import APPROVED, Argument, Command, argument

_KEY = argument("key", metavar="KEY", help="such as INC-0047; 47 is enough")
_READERS: tuple[Argument, ...] = (
    APPROVED,
    argument("--audience", choices=("internal", "executive", "customer", "timeline"),
             help="for whom, as for report; otherwise internal"),
    argument("--keep", metavar="TEXT[=REASON]", action="append",
             help="leave this as it is, though its kind is replaced"),
    argument("--hide", metavar="TEXT", action="append", help="replace this wherever it stands"),
    argument("--section", metavar="TITLE", action="append",
             help="customer, timeline: let the text of this section of the review go"),
    argument("--customer", metavar="NAME", action="append", help="a customer's name to look for"),
)  # fmt: skip
SHARE = Command("share", "the report, the timeline and the evidence as one folder or zip file", (
    _KEY,
    argument("-o", "--output", metavar="FOLDER|FILE.zip", required=True, help="what to make; never overwritten"),
    argument("--format", choices=("md", "pdf", "html", "json", "csv"), action="append",
             help="the report as this; may be said several times, otherwise pdf; the timeline's csv goes always"),
    argument("--without-evidence", action="store_true", help="leave the attached files out"),
    *_READERS,
))  # fmt: skip
MAIL_DRAFT = Command("mail-draft", "the report as the draft of an e-mail; sends nothing", (
    _KEY,
    argument("-o", "--output", metavar="FILE.eml", required=True, help="the draft to write"),
    argument("--to", metavar="ADDRESS", action="append",
             help="to whom: an address, a contact's role in the playbook, or contacts for all of them"),
    argument("--without-pdf", action="store_true", help="attach no PDF"),
    argument("--open", action="store_true", help="open it in the mail program afterwards"),
    *_READERS,
))  # fmt: skip
PRINT = Command("print", "print the report, or list the printers", (
    argument("key", metavar="KEY", nargs="?", help="such as INC-0047; without it the printers are listed"),
    argument("--printer", metavar="NAME", help="otherwise the usual one"),
    argument("--copies", metavar="N", type=int, default=1, help="how many, otherwise 1"),
    argument("--pages", metavar="PAGES", default="", help="such as 1-3,5; otherwise all"),
    argument("--sides", choices=("one", "two"), help="of the sheets; otherwise as the printer is set up"),
    argument("--to-file", metavar="FILE.pdf", help="print to a file in place of a printer"),
    *_READERS,
))  # fmt: skip
