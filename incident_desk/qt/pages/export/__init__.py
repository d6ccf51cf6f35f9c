"""The Export page: for whom, in which formats, what they will see, what goes, and what still leaks."""
