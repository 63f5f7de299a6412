"""What the area of support groups says."""
