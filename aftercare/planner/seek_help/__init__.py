"""What the area of when to seek help says."""
