"""Stories of days, good and hard."""
