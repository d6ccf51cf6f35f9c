"""What other programs send to a webhook, read as values. Pure; strict in what counts as a state, else tolerant."""
