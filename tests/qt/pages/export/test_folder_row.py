"""Where the files go is told in short, and changed by a choice of folders."""

from PySide6.QtWidgets import QFileDialog

from incident_desk.qt.pages.export.folder_row import FolderRow


def test_a_long_folder_is_told_by_its_end(themes, qtbot, tmp_path):
    row, chosen = FolderRow(themes), []
    qtbot.addWidget(row)
    row.changed.connect(chosen.append)
    row.show_folder("INC-1-customer .pdf", "/home/mk/documents/incidents/INC-1/reports")
    assert row.place.text() == "…/incidents/INC-1/reports" and row.names.text() == "INC-1-customer .pdf"
    assert "/home/mk/documents" in row.place.accessibleName()
    row.show_folder("INC-1", "/out")
    assert row.place.text() == "/out"
    row.show_folder("INC-1", str(tmp_path))
    row.show()
    row.change.click()
    chooser = row.findChild(QFileDialog)
    assert chooser.fileMode() is QFileDialog.FileMode.Directory
    chooser.fileSelected.emit(str(tmp_path))
    chooser.reject()
    assert chosen == [str(tmp_path)]
