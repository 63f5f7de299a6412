"""The page of the whole plan."""
