"""The health pane of the desk."""
