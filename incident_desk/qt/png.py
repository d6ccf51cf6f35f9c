"""Pictures of pages, as the compiler of reports makes them. May be called on any thread."""

from PySide6.QtGui import QImage


def picture_of(png: bytes) -> QImage:
    """The picture of a PNG.

    It is said to be one. Where Qt has to find out, it asks whether it be SVG as well, and what reads that connects
    signals: on a thread that holds Python's lock this can wait for the window's thread, which waits for Python's
    lock, for ever (seen in one of some thousand runs).
    """
    return QImage.fromData(png, "PNG")  # type: ignore[arg-type]  # the stub asks for bytes and the method for str
