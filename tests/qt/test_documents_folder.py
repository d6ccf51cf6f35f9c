"""A choice of files begins at the person's documents, wherever the program was started."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from incident_desk.qt.documents_folder import documents_folder


def test_a_choice_of_files_begins_there(qtbot, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    chooser = QFileDialog(window, "Import", documents_folder())
    assert Path(documents_folder()).is_absolute() and Path(chooser.directory().absolutePath()) != tmp_path
