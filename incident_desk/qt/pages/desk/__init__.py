"""The desk: the war-room screen."""
