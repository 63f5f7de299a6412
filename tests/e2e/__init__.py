"""End-to-end stories: the real program in its own process on a private desktop."""
