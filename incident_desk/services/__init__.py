"""What a responder can do: no Qt, no SQL, no sockets, no waiting."""
