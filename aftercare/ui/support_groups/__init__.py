"""The page of support groups."""
