"""The page of loved ones."""
