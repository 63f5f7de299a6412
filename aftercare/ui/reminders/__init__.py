"""What rings while the window is open."""
