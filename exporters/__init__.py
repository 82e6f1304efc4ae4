"""What leaves the room: a workshop in, files out; no Qt and no database."""
