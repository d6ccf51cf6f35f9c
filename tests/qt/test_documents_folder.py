"""A choice of files begins where the last one was made, else at the person's documents, if they are there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from incident_desk.qt.documents_folder import begin_there, choose_files, documents_folder, remember_folder


@pytest.fixture
def places(qapp, monkeypatch, tmp_path):
    """The person's folders, none of which is there yet; nothing was chosen before."""
    qapp.setProperty("last_folder", "")
    found = {
        QStandardPaths.StandardLocation.DocumentsLocation: tmp_path / "home" / "Documents",
        QStandardPaths.StandardLocation.HomeLocation: tmp_path / "home",
    }
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda one: str(found[one]))
    yield list(found.values())
    qapp.setProperty("last_folder", "")


@pytest.fixture
def chooser(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    yield QFileDialog(window, "Import")


def test_a_folder_that_is_not_there_is_passed_over(places):
    documents, home = places
    assert Path(documents_folder()) == Path.home()
    home.mkdir()
    assert Path(documents_folder()) == home
    documents.mkdir()
    assert Path(documents_folder()) == documents


def test_a_choice_begins_where_the_last_one_was_made(places, chooser, tmp_path):
    documents, other = places[0], tmp_path / "other"
    documents.mkdir(parents=True)
    other.mkdir()
    begin_there(chooser)
    assert Path(chooser.directory().absolutePath()) == documents
    chooser.filesSelected.emit([str(other / "a.md")])
    assert Path(documents_folder()) == other
    begin_there(chooser)
    assert Path(chooser.directory().absolutePath()) == other
    other.rmdir()
    assert Path(documents_folder()) == documents


def test_the_files_that_are_chosen_are_told_and_the_chooser_is_gone(places, qtbot, tmp_path):
    window, told = QWidget(), []
    qtbot.addWidget(window)
    choose_files(window, "Import", "Documents (*.md)", told.append)
    (chooser,) = window.findChildren(QFileDialog)
    assert chooser.isVisible() and chooser.nameFilters() == ["Documents (*.md)"]
    assert chooser.fileMode() is QFileDialog.FileMode.ExistingFiles
    chooser.filesSelected.emit([str(tmp_path / "a.md")])
    assert told == [[str(tmp_path / "a.md")]] and Path(documents_folder()) == tmp_path
    chooser.reject()
    qtbot.waitUntil(lambda: not window.findChildren(QFileDialog))


def test_a_folder_that_was_chosen_elsewhere_is_where_the_next_choice_begins(places, tmp_path):
    remember_folder(str(tmp_path))
    assert Path(documents_folder()) == tmp_path
