"""The commands of entries, timeline, evidence and doctor, as one table that help, manual and tests share."""

from incident_desk.cli.arguments import RATE, Command, argument

ENTRY = Command("entry", "edit, strike, star, pin or group an entry, show its history, or bring entries in", (
    argument("part", metavar="PART", choices=("edit", "strike", "star", "pin", "under", "history", "import"),
             help="edit, strike, star, pin, under, history or import"),
    argument("entry", metavar="ENTRY",
             help="KEY/NUMBER, with a number of timeline KEY; or the entry's id; import: KEY"),
    argument("text", metavar="TEXT", nargs="?",
             help="edit: the new wording; under: the other ENTRY; import: FILE, - is standard input"),
    argument("--at", metavar="TIME", help="edit: when it happened; ~TIME is about, FROM..TO between, unknown"),
    argument("--until", metavar="TIME", help='edit: until when it went on; "" is no end'),
    argument("--kind", metavar="KIND", choices=("note", "decision", "hypothesis", "action", "finding"),
             help="edit: note, decision, hypothesis, action or finding"),
    argument("--owner", metavar="NAME", help='edit: whose it is; "" is nobody'),
    argument("--tag", metavar="TAG", action="append", help='edit: its tags, each once more; "" is none'),
    argument("--off", action="store_true", help="star, pin, under: take it off"),
    argument("--reason", metavar="TEXT", help="strike: why, in a line"),
    argument("--from", dest="begins", metavar="KEY", help="import: what people wrote in another incident"),
    argument("--form", metavar="FORM", choices=("table", "chat", "log", "lines"),
             help="import: table, chat, log or lines; otherwise by what it is"),
    argument("--map", metavar="FIELD=COLUMN", action="append",
             help="import: time=When,text=3,who=Author,kind=Type; a column by its title or number"),
    argument("--time-is", metavar="WHAT", choices=("clock", "elapsed", "epoch-s", "epoch-ms"),
             help="import: clock, elapsed, epoch-s or epoch-ms; otherwise by what stands there"),
    argument("--zone", metavar="ZONE", help="import: of times that state none: UTC, +02:00, Europe/Berlin, local"),
    argument("--day", metavar="DATE", help="import: of times that state none; otherwise the incident's first"),
    argument("--dates", metavar="ORDER", choices=("day-first", "month-first"),
             help="import: day-first or month-first, for dates such as 3/4/2026"),
    argument("--start", metavar="TIME", help="import: from when elapsed time counts, if not the declaration"),
    argument("--all", action="store_true", help="import: duplicates and what has no time too"),
    argument("--dry-run", action="store_true", help="import: only say what would come; writes nothing"),
))  # fmt: skip
MERGE = Command("merge", "make two incidents one: the entries of KEY come into INTO, and each names the other", (
    argument("key", metavar="KEY", help="the incident that is merged; it stays readable"),
    argument("into", metavar="INTO", help="the incident that takes the entries in"),
    argument("--dry-run", action="store_true", help="only say what would come along; writes nothing"),
))  # fmt: skip
SPLIT = Command("split", "make two incidents of one: chosen entries are copied into a new one", (
    argument("key", metavar="KEY", help="such as INC-0047; 47 is enough"),
    argument("title", metavar="TITLE", help="what the new incident is"),
    argument("--entries", metavar="LIST", help="which entries: numbers of timeline KEY, such as 12-18,21"),
    argument("--severity", metavar="P1", help="of the new incident"),
))  # fmt: skip
EVIDENCE = Command("evidence", "attach files as evidence, list them, or look whether each lies as it was", (
    argument("part", metavar="PART", choices=("add", "list", "verify"), help="add, list or verify"),
    argument("key", metavar="KEY", nargs="?", help="such as INC-0047; verify without it looks at all"),
    argument("files", metavar="FILE", nargs="*", help="add: the files; each is copied"),
    argument("--entry", metavar="ENTRY", help="add: the entry that they belong to, as KEY/NUMBER or its id"),
))  # fmt: skip
SEARCH = Command("search", "words in all that was recorded, its evidence, and the documents of the library", (
    argument("words", metavar="WORD", nargs="*", help="all must stand there; the beginning of a word is enough"),
    argument("--like", metavar="KEY", help="in place of words: the incidents before this one that are like it"),
    argument("--limit", metavar="N", type=int, help="how many at most; otherwise 50"),
    argument("--what", metavar="PART", choices=("all", "entries", "evidence", "playbooks"),
             help="entries, evidence or playbooks alone"),
    argument("--incident", metavar="KEY", help="in this record alone"),
    argument("--since", metavar="TIME", help="what happened since then"),
))  # fmt: skip
OUTAGES = Command("outages", "the history of outages: when, how long, why, and what helped", (
    argument("--since", metavar="TIME", help="those that began since then"),
    argument("--format", metavar="FORMAT", choices=("md",), help="md: the table of a playbook; otherwise lines"),
))  # fmt: skip
METRICS = Command("metrics", "how long things took over many incidents, targets met, and what came back", (
    argument("--since", metavar="DATE", help="those declared since then; a date, or a TIME"),
    argument("--until", metavar="DATE", help="those declared until the end of that day, or before a TIME"),
    argument("--severity", metavar="P1", help="of that severity alone"),
    argument("--words", metavar="WORDS", help="with all these words in title, cause, service, check or playbook"),
    RATE,
))  # fmt: skip
DOCTOR = Command("doctor", "what can't be so in a record or a report, and what isn't there", (
    argument("subject", metavar="SUBJECT", help="a KEY such as INC-0047, or a report's FILE"),
    argument("--zone", metavar="ZONE", help="FILE: the zone of its times that state none"),
    argument("--accept", metavar="RULE", help="KEY: ask that no more while its facts are the same; says --because"),
    argument("--because", metavar="TEXT", help="--accept: how it is known, in a line"),
    argument("--ask-again", metavar="RULE", help="KEY: ask again what was set aside"),
    argument("--fix", metavar="RULE", help="KEY: do the first thing that needs no typing; undo takes it back"),
))  # fmt: skip
TIMELINE = Command("timeline", "the timeline of an incident, in any zone, as it is or was known", (
    argument("key", metavar="KEY", help="such as INC-0047; 47 is enough"),
    argument("--zone", metavar="ZONE", help="UTC, +02:00, Europe/Berlin; otherwise this computer's"),
    argument("--as-of", metavar="TIME", help="by what was recorded until that time"),
    argument("--format", metavar="FORMAT", choices=("md", "csv", "json"), help="md, csv or json; otherwise lines"),
))  # fmt: skip
