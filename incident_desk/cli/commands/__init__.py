"""The commands, grouped by what they are for; each takes a session and answers an exit code."""
