"""Sheets and panels of the window that belong to no single step: settings, changes and earlier states."""
