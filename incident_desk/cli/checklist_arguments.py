"""The command ``checklist``, as one table that help, manual and tests share."""

from incident_desk.cli.arguments import AT, PLAN, Command, argument

PARTS = (
    "start", "list", "show", "step", "defer", "live", "keep-going", "fill", "who", "measure", "finish", "declare",
    "report",
)  # fmt: skip

CHECKLIST = Command("checklist", "run a checklist without an incident, and turn its run into one", (
    argument("part", metavar="PART", choices=PARTS,
             help="start, list, show, step, defer, live, keep-going, fill, who, measure, finish, declare or "
                  "report"),
    argument("words", metavar="WORD", nargs="*",
             help="start: NAME; show, live, keep-going, who, finish, report: RUN; step, defer: RUN and STEP; "
                  "fill: RUN, BLANK and VALUE; measure: RUN and CRITERION; declare: RUN and TITLE"),
    argument("--title", metavar="TEXT", help="start: what is run, if not the checklist's own title"),
    PLAN,
    argument("--open", action="store_true", help="list: only those that run"),
    argument("--undo", action="store_true", help="step: it is open again"),
    argument("--doing", action="store_true", help="step: it is being done"),
    argument("--skip", metavar="REASON", nargs="?", const="", help="step: it is not needed, because"),
    argument("--reason", metavar="TEXT", help="step, defer, keep-going, finish --rolled-back: why, in a line"),
    argument("--runs", metavar="NAME", help="who: who runs it, if not who started it"),
    argument("--second", metavar="NAME", help="who: the second pair of eyes; \"\" is nobody"),
    argument("--check", metavar="NAME", help="measure: by this check of the run, or this standing check"),
    argument("--loose", action="store_true", help="measure: by no check"),
    argument("--owner", metavar="NAME", help="defer: who will do it"),
    argument("--until", metavar="TIME", help="defer: until when"),
    argument("--rolled-back", metavar="CRITERION",
             help="finish: it was rolled back; which criterion came true, by number or words, or other"),
    argument("--severity", metavar="P1", help="declare: a level of the scale"),
    argument("--playbook", metavar="NAME", help="declare: a playbook for the incident"),
    argument("--impact-started", metavar="TIME", help="declare: when users were first hurt; live: as it went live"),
    argument("--out", "-o", metavar="FILE", help="report: the file; without it the report is printed"),
    argument("--format", choices=("md", "pdf", "html", "json"), help="report: otherwise as FILE ends, or md"),
    AT,
))  # fmt: skip
