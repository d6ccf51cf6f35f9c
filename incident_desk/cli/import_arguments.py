"""The command ``import``, as one table that help, manual and tests share."""

from incident_desk.cli.arguments import PLAN, Command, argument

IMPORT = Command("import", "take documents into the playbook library, reports of incidents into the record", (
    argument("files", metavar="FILE", nargs="+"),
    PLAN,
    argument("--zone", metavar="ZONE",
             help="of a report's times that state none: UTC, +02:00 or Europe/Berlin"),
    argument("--day", metavar="DATE", help="a report's date, which its times without a day follow: 2025-03-04"),
    argument("--again", action="store_true", help="a report that is in the record already: once more"),
    argument("--library", action="store_true", help="a report too goes into the library, and makes no incident"),
    argument("--from-library", action="store_true",
             help="FILE is the name of a report in the library: it becomes a past incident"),
    argument("--dry-run", action="store_true", help="only say what would be made; writes nothing"),
))  # fmt: skip
