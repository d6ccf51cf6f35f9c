"""The outside world, one file or folder a port."""
