"""Documents read in a process of their own, which can be stopped."""
