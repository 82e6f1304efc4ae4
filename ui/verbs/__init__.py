"""What the program does without a window: the verbs of the command line, each group in its own module."""
