"""What the facilitator sees: windows, stages, widgets, and the way from a click to the file."""
