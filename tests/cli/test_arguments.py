"""Words and options as a table."""

from incident_desk.cli.arguments import AT, PLAN, TIME, Argument, argument


def test_an_argument_is_what_argparse_takes():
    assert argument("--to", "-t", metavar="X") == Argument(("--to", "-t"), {"metavar": "X"})
    assert AT.names == ("--at",) and TIME in AT.options["help"] and PLAN.names == ("--plan",)
