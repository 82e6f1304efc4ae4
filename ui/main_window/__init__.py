"""The window of an open workshop: rail, step, guide, bottom bar, and the panels that open over them."""
