"""The order of a workshop: its stages and steps, their progress, its agenda."""
