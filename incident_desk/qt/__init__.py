"""What the responder sees: the only folder that imports PySide6."""
