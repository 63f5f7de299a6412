"""Today: its lines, its answers and its questions."""
