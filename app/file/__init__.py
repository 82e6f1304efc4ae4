"""The workshop file on disk: the only room that knows the database underneath."""
