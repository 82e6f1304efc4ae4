"""The printed documents, a module each; their chapters are in `chapters`."""
