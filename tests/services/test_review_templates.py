"""Templates of a team come before the shipped ones, and a bad one keeps no other away."""

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.services.review_templates import STANDARD, ReviewTemplates, TemplateFile

ONE = 'title = "{}"\n[[section]]\nid = "a"\ntitle = "A"\n'


class Files:
    """Texts by name; own ones first."""

    folder = "/data/review-templates"

    def __init__(self, own, shipped):
        self.own, self.shipped = own, shipped

    def names(self):
        return [*map(TemplateFile, self.own), *(TemplateFile(n, True) for n in self.shipped if n not in self.own)]

    def read(self, file):
        text = (self.shipped if file.shipped else self.own)[file.name]
        if text is None:
            raise Refused(f"{file.name} can't be read")
        return text


def templates(own, shipped=None):
    return ReviewTemplates(Files(own, shipped or {STANDARD: ONE.format("Standard")}))


def test_one_is_found_by_its_name_and_by_its_title():
    found = templates({"ours": ONE.format("Our review")})
    assert found.named("OURS") == found.named(" our  review ")
    assert found.standard().title == "Standard" and found.folder == Files.folder


def test_an_own_one_takes_the_place_of_a_shipped_one_of_its_name():
    found = templates({STANDARD: ONE.format("Ours")})
    assert found.standard().title == "Ours"
    assert [(one.title, shipped) for one, shipped in found.all().templates] == [("Ours", False)]


def test_a_bad_file_is_told_and_keeps_no_other_away():
    found = templates({"bad": "title = 3", "gone": None, "ours": ONE.format("Ours")}).all()
    assert [one.name for one, _ in found.templates] == ["ours", STANDARD]
    assert "bad: title is a text" in found.problems[0] and "gone can't be read" in found.problems[1]
    with pytest.raises(Refused, match="bad: title is a text"):
        templates({"bad": "title = 3"}).named("bad")


def test_what_is_not_there_is_said_with_what_is():
    with pytest.raises(NotFound, match="There are: standard. Not usable: bad: title"):
        templates({"bad": "title = 3"}).named("none")
