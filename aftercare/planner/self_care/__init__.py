"""What the area of self-care says."""
