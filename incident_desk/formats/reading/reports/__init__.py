"""From a report of an incident to its facts: when, what, why, and what is to be done."""
