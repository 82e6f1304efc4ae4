"""The steps of the Hand out stage: choose the documents, look at them, and export them."""
