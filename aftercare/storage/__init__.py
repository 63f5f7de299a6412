"""Keeps the plan in one encrypted file."""
