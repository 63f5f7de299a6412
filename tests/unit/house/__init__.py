"""Rules for the code, its words and its text."""
