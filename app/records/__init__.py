"""The vocabulary of a workshop: one frozen record for each thing said, drawn or agreed in the room."""
