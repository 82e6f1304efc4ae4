"""What a workshop is and what happens to it: plain Python, without a window and without a document."""
