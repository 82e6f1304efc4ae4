"""Item models that change row by row, so that selection, focus and scroll survive every edit."""
