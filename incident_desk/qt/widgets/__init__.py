"""Painted parts that know nothing of incidents."""
