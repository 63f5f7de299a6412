"""Waits for due moments and rings."""
