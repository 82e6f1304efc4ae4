"""What follows from the records of a workshop: pure functions of a snapshot, each a rule of the method."""
