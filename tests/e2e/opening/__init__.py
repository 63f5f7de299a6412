"""Stories of starting, locking, damage and what stays private."""
