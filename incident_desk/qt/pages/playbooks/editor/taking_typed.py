"""What is typed in a line of the editor and was not left yet is taken in, as if it had been left."""

from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QWidget


def take_typed(field: QWidget | None) -> None:
    """Take in what is typed in that field; a line in a row of a list or a table is closed."""
    if not isinstance(field, QLineEdit):
        return
    viewport = field.parentWidget()
    view = viewport.parentWidget() if viewport is not None else None
    if isinstance(view, QAbstractItemView) and viewport is view.viewport():
        view.commitData(field)
        view.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)
    elif not field.isReadOnly():
        field.editingFinished.emit()
