"""What the pages of all six areas are made of."""
