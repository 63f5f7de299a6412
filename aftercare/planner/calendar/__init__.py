"""Days, weeks and months as the calendar says them."""
