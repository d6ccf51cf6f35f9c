"""What leaves the room: one report made fit for its readers, by their fields and by what is found."""
