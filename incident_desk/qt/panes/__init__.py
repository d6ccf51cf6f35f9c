"""The panes of the desk; each has a view-model and a view, and none knows another."""
