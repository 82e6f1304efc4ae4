"""Worksheets: what is asked on them, and how the answers that come back become records."""
