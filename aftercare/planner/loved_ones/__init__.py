"""What the area of loved ones says."""
