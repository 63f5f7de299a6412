"""Copies of it."""
