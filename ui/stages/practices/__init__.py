"""The steps of the Practices stage: rate the six practices, then set targets."""
