"""The Timeline page: every row of the shown incident, what of it is shown, its wordings, and its editor."""
