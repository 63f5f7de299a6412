"""Desktop notifications behind one small interface."""
