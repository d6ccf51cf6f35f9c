"""The identity pane of the desk."""
