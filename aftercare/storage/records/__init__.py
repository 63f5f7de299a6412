"""The records of a plan, read and written."""
