"""Where a choice of files begins: at the person's documents, not where the program was started from."""

from PySide6.QtCore import QStandardPaths


def documents_folder() -> str:
    """The person's folder for documents, as the system names it."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
