"""What a document is understood as, looked at and corrected before it is kept."""
