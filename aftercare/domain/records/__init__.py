"""What is kept: frozen records."""
