"""The pictures of the report's pages: small, and of sorts that there are."""

from PySide6.QtGui import QImage

from incident_desk.adapters.reports.engine import pages_of
from incident_desk.formats.report_data import document_data
from tests.report_papers import PAPERS, paper


def test_a_page_keeps_its_size_and_its_words_with_fewer_colours(report_pictures, tmp_path):
    one = paper("run")
    whole = pages_of(document_data(one.document), one.made, 60)[0]
    before, after = QImage.fromData(whole), report_pictures.small(whole)
    assert after.size() == before.size()
    assert len(after.colorTable()) <= 256
    far = max(
        abs(shade(before, x, y) - shade(after, x, y))
        for x in range(0, before.width(), 7)
        for y in range(0, before.height(), 5)
    )
    assert far <= report_pictures.STEP
    after.save(str(tmp_path / "a.png"), quality=0)
    assert (tmp_path / "a.png").stat().st_size < len(whole)


def shade(picture, x, y):
    return picture.pixelColor(x, y).green()


def test_every_picture_is_of_a_report_that_there_is(report_pictures):
    assert set(report_pictures.SORTS.values()) <= set(PAPERS)
    assert set(report_pictures.SORTS) == set(report_pictures.TITLES)
    assert set(report_pictures.FIRST_ONLY) <= set(report_pictures.SORTS)
