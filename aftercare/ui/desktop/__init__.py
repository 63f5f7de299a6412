"""What touches the desktop around the window."""
