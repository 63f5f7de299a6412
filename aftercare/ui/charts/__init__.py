"""Pictures painted from a series of values."""
