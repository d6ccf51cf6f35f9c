"""The wall: the incident on a second screen, to be read at six metres."""
