"""What rings and what rang, in words."""
