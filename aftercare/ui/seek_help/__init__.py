"""The page of when to seek help."""
