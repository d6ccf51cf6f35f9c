"""The page of a checklist's run: its clock and windows, its stages and steps, when to roll back, how it ends."""
