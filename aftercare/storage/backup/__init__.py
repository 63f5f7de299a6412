"""Automatic copies of the encrypted file."""
