"""The timeline pane: what happened, one row each, the newest at the end."""
