"""The rules of when to seek help."""
