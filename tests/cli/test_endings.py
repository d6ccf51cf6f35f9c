"""A file is what its name promises, or it is not written."""

import pytest

from incident_desk.cli.endings import ending_for
from incident_desk.domain.errors import WrongUse

ENDINGS = (".md", ".pdf", ".json")


@pytest.mark.parametrize(
    ("output", "stated", "ending"),
    [("a.PDF", None, ".pdf"), ("a", None, ".md"), ("-", "json", ".json"), ("a.b/c", None, ".md"),
     ("a.pdf", "pdf", ".pdf"), ("a.txt", "md", ".md"), ("a", "pdf", ".pdf")],
)  # fmt: skip
def test_the_stated_format_counts_then_the_ending(output, stated, ending):
    assert ending_for(output, stated, ENDINGS) == ending


@pytest.mark.parametrize(
    ("output", "stated", "says"),
    [("x/a.pdf", "md", "'a.pdf' ends in another format than --format md. End it in .md, or leave --format out"),
     ("a.txt", None, "'a.txt' ends in no format that can be written. End it in .md, .pdf or .json")],
)  # fmt: skip
def test_a_name_that_promises_something_else_is_refused(output, stated, says):
    with pytest.raises(WrongUse, match=says):
        ending_for(output, stated, ENDINGS)
