"""The window around the pages, and the ways into it."""
