"""What a finished report says besides its pages."""

from incident_desk.formats.pdf_reading.letters import Pages
from incident_desk.formats.pdf_reading.objects import PdfFile
from incident_desk.formats.pdf_reading.said import about_it, alternatives, attached, bookmarks, pictures
from tests.adapters.reports.test_engine import pdf, report


def file():
    return PdfFile.read(pdf("checkout"))


def test_bookmarks_are_the_headings_and_not_the_title_of_the_file():
    titles = list(bookmarks(file()))
    assert any("Timeline" in title for title in titles)
    assert sum(report("checkout").header.title in title for title in titles) == 1


def test_metadata_attachment_and_the_texts_for_pictures_are_read():
    assert any(report("checkout").header.key in said for said in about_it(file()))
    assert any("xmpmeta" in said for said in about_it(file()))
    words = list(attached(file()))
    assert words[0] == "incident.json" and report("checkout").timeline[0].text in words[-1]
    assert any("→" in said for said in alternatives(file()))


def test_the_figure_stands_on_page_one_between_its_margins():
    (figure,) = pictures(file(), Pages(file()).numbers)
    left, bottom, right, top = figure.box
    assert figure.page == 0 and "→" in figure.text
    assert 50 < left < right < 545 and 60 < bottom < top < 790
