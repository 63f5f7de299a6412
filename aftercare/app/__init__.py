"""Puts the rooms together: the start, and what the program is busy with, one module each."""
