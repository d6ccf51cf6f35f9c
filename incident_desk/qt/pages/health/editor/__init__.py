"""The editor of one health check: what is asked, what is expected, and what comes of it."""
