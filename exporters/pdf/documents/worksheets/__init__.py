"""Worksheets to print or to fill in on screen; what comes back is read in by `exporters.collect`."""
