"""Live checks, in a process of their own."""
