"""The command of reports and of the copies that leave the room."""

from incident_desk.cli.arguments import APPROVED, RATE, Command, argument

KINDS = "tokens, urls, emails, people, customers, addresses, hosts, phones, money, commits, paths, words"
REPORT = Command("report", "write the report", (
    argument("key", metavar="KEY", help="such as INC-0047; 47 is enough; all: of every incident"),
    argument("--format", choices=("md", "pdf", "html", "json", "csv"), action="append",
             help="otherwise as FILE ends, or md; csv is the timeline; may be said several times"),
    argument("--since", metavar="DATE", help="all: those declared since then; a date, or a TIME"),
    argument("--template", metavar="NAME", help="by this review template, if not by the review's own"),
    APPROVED,
    argument("-o", "--output", metavar="FILE",
             help="the file to write; - prints it; needed without --preview; all, several formats: the folder"),
    argument("--audience", choices=("internal", "executive", "customer", "timeline"), default="internal",
             help="for whom: internal has every field, the others those that they are allowed"),
    argument("--redact", metavar="KINDS",
             help=f"what is replaced, with commas: all, none, or some of {KINDS}; otherwise as the audience says"),
    argument("--keep", metavar="TEXT[=REASON]", action="append",
             help="leave this as it is, though its kind is replaced; the reason goes into exports.jsonl"),
    argument("--remove", metavar="TEXT", action="append", help="take this out, where it would be replaced"),
    argument("--say-removed", action="store_true", help="leave a word where something was taken out"),
    argument("--hide", metavar="TEXT", action="append", help="replace this wherever it stands"),
    argument("--section", metavar="TITLE", action="append",
             help="customer, timeline: let the text of this section of the review go"),
    argument("--customer", metavar="NAME", action="append", help="a customer's name to look for"),
    argument("--remember", action="store_true", help="look for the names after --customer from now on"),
    argument("--forget", metavar="NAME", action="append", help="look for this customer's name no longer"),
    argument("--zone", metavar="ZONE", help="of the times in words: UTC, +02:00, Europe/Berlin; data keep UTC"),
    argument("--paper", choices=("a4", "us-letter"), default="a4", help="of a PDF"),
    argument("--version-word", metavar="WORD", help="stands in the first line, such as Update 1"),
    RATE,
    argument("--no-record", action="store_true", help="attach no data to a PDF"),
    argument("--preview", action="store_true", help="list what would be replaced or withheld; writes no file"),
))  # fmt: skip
