"""Long runs that look for lost or damaged data; a small sample of each is in the suite."""
