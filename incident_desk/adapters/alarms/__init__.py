"""Sound and notification by the means of the system. The guardian loads it: neither Qt nor SQLAlchemy here."""
