"""The chapters that printed documents are put together from: a workshop in, blocks out, none where empty."""
