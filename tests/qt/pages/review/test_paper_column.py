"""The pages at the right: how many there are, or why there are none."""

import pytest

from incident_desk.domain.errors import DeskError
from incident_desk.qt.pages.review.paper_column import PaperColumn
from incident_desk.qt.pages.review.paper_model import PaperModel
from incident_desk.qt.theme import Density


@pytest.fixture
def column(room, qtbot, themes, model):
    paper = PaperModel(room.link, model)
    paper._rest.setInterval(0)
    one = PaperColumn(themes, paper)
    qtbot.addWidget(one)
    one.resize(700, 800)
    one.show()
    yield one
    paper.close()


def test_the_pages_are_as_wide_as_there_is_room(room, column):
    column._model.look(True)
    room.until(lambda: column._far.text() == "page 1 of 2")
    inches = 210 / 25.4
    assert 600 < room.printer.asked[-1][1].ppi * inches < 700
    assert [one.isVisible() for one in column.area.sheets] == [True, True]
    column.resize(500, 800)
    room.until(lambda: room.printer.asked[-1][1].ppi * inches < 500)


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("version", (0, 1))
def test_in_little_room_the_title_goes_and_words_get_shorter_but_the_page_is_told(
    room, column, themes, density, version
):
    themes.set_density(density)
    column._model.look(True)
    room.until(lambda: column._model.sheets is not None)
    column._model.version = version
    column.show_model()
    column.offer_versions(True)
    seen = set()
    for width in range(900, 340, -20):
        column.resize(width, 800)
        column.layout().activate()
        title, far = column._title, column._far
        assert far.accessibleName() == "page 1 of 2" and not far.is_cut and not title.isHidden() * title.is_cut
        assert far.text() in (("1 of 2", "1/2") if title.isHidden() else ("page 1 of 2",))
        buttons = (column.versions, column.views, column.copy)
        assert all(one.width() >= one.sizeHint().width() for one in buttons if one.isVisible())
        seen.add((not title.isHidden(), column.copy.model.text, column.versions.model.text))
    whole = "Version 1, approved" if version else "Versions…"
    assert (True, "Copy Markdown", whole) in seen and (False, "Copy", whole) in seen


def test_without_versions_the_title_stays(column):
    column.offer_versions(False)
    assert column._title.isVisible() and not column.versions.isVisible()


def test_why_there_are_none_is_said(room, column):
    room.printer.fails = DeskError("The PDF engine is missing")
    column._model.look(True)
    room.until(lambda: column._far.text() == "The PDF engine is missing")


def test_the_report_as_markdown_is_whole(room, column):
    column._model.look(True)
    room.until(lambda: column._model.sheets is not None)
    copied, wished = [], []
    column.copied.connect(copied.append)
    column.action_wished.connect(wished.append)
    column.views.chosen.emit(1)
    column.copy.click()
    column.foot.as_pdf.click()
    column.foot.as_markdown.click()
    assert copied == [column.markdown.toPlainText()] and "Shop down" in copied[0]
    assert wished == ["export", "export_markdown"]


def test_where_rows_are_left_out_of_the_pages_the_file_has_more_of_them(room, column):
    room.printer.left_out = 240
    column._model.look(True)
    room.until(lambda: column._far.accessibleName().startswith("page 1 of 2+, "))
    assert "240 rows" in column._far.accessibleName()
