"""Stories of the six areas."""
