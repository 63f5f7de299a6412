"""The records in it."""
