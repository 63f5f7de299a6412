"""The page of the treatment team."""
