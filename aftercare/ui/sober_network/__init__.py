"""The page of the sober network."""
