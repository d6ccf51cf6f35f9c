"""The instruments pane of the desk."""
