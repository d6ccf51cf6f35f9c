"""Updates to those outside: the draft that is always there, where it goes, and whom to reach."""
