"""The rules of the treatment team."""
