"""What is said of a document."""

from incident_desk.services.library import Shelved as Known
from incident_desk.services.shelved import Saving, Shelved


def test_an_import_says_nothing_of_why_and_who():
    assert Known is Shelved
    assert (Shelved("a", False).why, Shelved("a", False).who, Saving(0).why) == ("", "", "")
