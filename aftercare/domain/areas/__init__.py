"""The rules of the six areas."""
