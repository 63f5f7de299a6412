"""The page of self-care."""
