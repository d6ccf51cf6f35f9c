"""What the responder sees: the only folder that imports PySide6."""

from incident_desk.qt.plain_imports import use_plain_imports

use_plain_imports()
