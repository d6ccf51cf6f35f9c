"""A record that can't be opened: a clear word, the same again, or another folder; nothing is changed meanwhile."""

import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from incident_desk.bootstrap import open_office
from incident_desk.domain.errors import StoreFailure
from incident_desk.qt.app import open_window
from incident_desk.qt.widgets.banner import Banner
from incident_desk.qt.widgets.button import Button
from incident_desk.qt.widgets.toast import Toast
from tests.fakes import Bench
from tests.qt.office import office_of


class Window:
    """A window that opens what it is given."""

    def __init__(self, qtbot, opener, elsewhere=None):
        self.qtbot = qtbot
        self.window, self.controller = open_window(QApplication.instance(), opener, "MK", begin=False)
        qtbot.addWidget(self.window)
        self.window.show()
        self.link = self.controller.stage.link
        self.controller.open(opener, elsewhere)

    @property
    def banner(self):
        return next((one for one in self.window.findChildren(Banner) if one.isVisible()), None)

    @property
    def corner(self):
        return self.window.menuBar().cornerWidget().findChildren(QLabel)[0].text()

    def wait_for_banner(self):
        self.qtbot.waitUntil(lambda: self.banner is not None)
        return self.banner.model

    def answer(self, word):
        button = next(one for one in self.banner.findChildren(Button) if one.model.text == word)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def window(qtbot):
    made = []

    def make(opener, elsewhere=None):
        made.append(Window(qtbot, opener, elsewhere))
        return made[-1]

    yield make
    for one in made:
        one.controller.close()


def no_database(folder):
    (folder / "desk.db").write_bytes(b"This is a letter, not a database. " * 99)


def newer_schema(folder):
    open_office(folder).close()
    with sqlite3.connect(folder / "desk.db") as record:
        record.execute("PRAGMA user_version = 99")
    record.close()


def a_file_in_its_place(folder):
    folder.rmdir()
    folder.write_text("no folder")


BROKEN = {
    no_database: ("damaged", "restore it from a backup"),
    newer_schema: ("newer version of Incident Desk", "Update the program"),
    a_file_in_its_place: ("can't be used", "--data-dir"),
}


@pytest.mark.parametrize("break_it", BROKEN, ids=lambda one: one.__name__)
def test_it_says_what_is_wrong_and_what_to_do_and_changes_nothing(window, tmp_path, break_it):
    folder = tmp_path / "data"
    folder.mkdir()
    break_it(folder)
    record = folder / "desk.db" if folder.is_dir() else folder
    before = record.read_bytes()
    one = window(lambda: open_office(folder), lambda chosen: lambda: open_office(chosen))
    model = one.wait_for_banner()
    assert model.title == "The record can't be opened"
    assert all(words in model.text for words in (*BROKEN[break_it], str(folder)))
    assert [button.text for button in model.actions] == ["Choose another folder…", "Open again"]
    assert one.corner == "Not open"
    assert record.read_bytes() == before


def test_once_it_is_mended_it_opens_again_and_the_banner_is_gone(window, qtbot):
    broken, bench = [1], Bench()

    def opener():
        if broken:
            raise StoreFailure("cannot_open", "The disk is not there. Plug it in")
        return office_of(bench)

    one = window(opener)
    one.wait_for_banner()
    one.answer("Open again")
    assert one.corner == "Opening…"
    one.wait_for_banner()
    broken.clear()
    with qtbot.waitSignal(one.link.opened):
        one.answer("Open again")
    assert one.banner is None and one.corner == "Saved on this computer"


def test_another_folder_is_opened_and_named(window, qtbot, tmp_path):
    bench, asked = Bench(), []

    def opener():
        raise StoreFailure("corrupt", "Damaged")

    def elsewhere(folder):
        asked.append(folder)
        return lambda: office_of(bench)

    one = window(opener, elsewhere)
    one.wait_for_banner()
    one.answer("Choose another folder…")
    chooser = one.window.findChild(QFileDialog)
    chooser.selectFile(str(tmp_path))
    with qtbot.waitSignal(one.link.opened):
        chooser.accept()
    assert asked == [str(tmp_path)]
    assert any(f"Working in {tmp_path}" in toast.model.message for toast in one.window.findChildren(Toast))


def test_a_choice_that_is_left_asks_again(window, qtbot):
    def opener():
        raise StoreFailure("corrupt", "Damaged")

    one = window(opener, lambda folder: opener)
    one.wait_for_banner()
    one.answer("Choose another folder…")
    one.window.findChild(QFileDialog).reject()
    assert one.wait_for_banner().text == "Damaged"
