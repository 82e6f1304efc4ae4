"""What Touchline shows before a workshop is open: recent ones, a new one, the sample."""
