"""Writing a PDF anew with the same content."""
