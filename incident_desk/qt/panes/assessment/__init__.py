"""The assessment card: the first questions of a response, with the severities beside them."""
