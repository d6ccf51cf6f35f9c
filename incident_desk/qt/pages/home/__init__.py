"""Home: the open incident first, then the library and what waits."""
