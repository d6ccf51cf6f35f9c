"""The dialogs of the desk; each is one frame with a title, a body and a footer."""
