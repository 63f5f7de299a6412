"""The plans that the mockups show."""
