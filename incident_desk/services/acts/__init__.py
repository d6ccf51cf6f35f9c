"""What a responder can do, each as one short pure function: (incident, now, …) → drafts, or ``Refused``."""
