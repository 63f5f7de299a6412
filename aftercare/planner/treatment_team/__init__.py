"""What the area of the treatment team says."""
