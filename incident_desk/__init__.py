"""Incident Desk: run an incident, keep its record, hand out the report."""

__version__ = "0.1.0"
