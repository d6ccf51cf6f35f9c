"""What an onlooker sees of a found text."""

import pytest

from incident_desk.formats.redaction.hider import Finding
from incident_desk.formats.redaction.masked import masked, masked_text
from incident_desk.formats.redaction.sorts import Sort


def finding(sort, text):
    return Finding(1, sort, text, "[x]", True, (), (text,))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mat.lindop@zenith.associates", "m••.l•••••@z•••••.associates"),
        ("Zenith Associates", "Z••••• A•••••••••"),
        ("app.zenith.associates", "a••.z•••••.associates"),
        ("£250K", "£••••"),
        ("+44 20 7946 0958", "+•• •• •••• ••••"),
        ("10.1.2.3", "••.•.•.•"),
        ("株式会社", "株•••"),
        ("", ""),
    ],
)
def test_words_keep_their_first_letter(text, shown):
    assert masked_text(text) == shown


def test_paths_and_commits_stay():
    assert masked(finding(Sort.PATH, "app/main.py")) == "app/main.py"
    assert masked(finding(Sort.COMMIT, "a939863")) == "a939863"
    assert masked(finding(Sort.TOKEN, "hunter2")) == "•" * 8
    assert masked(finding(Sort.CUSTOMER, "Zenith")) == "Z•••••"
