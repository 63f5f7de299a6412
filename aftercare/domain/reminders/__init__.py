"""What is due, and what was answered."""
