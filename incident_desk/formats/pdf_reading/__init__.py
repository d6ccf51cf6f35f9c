"""A finished PDF read back: its objects, its letters with their places, all that it says besides."""
