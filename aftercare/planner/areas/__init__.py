"""What all six areas say alike."""
