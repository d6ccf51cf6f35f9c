"""The escalation: the path with the state of each level, and the sheet from which the next one is called."""
