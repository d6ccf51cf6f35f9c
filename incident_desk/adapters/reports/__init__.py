"""The PDF, made in a process of its own."""
