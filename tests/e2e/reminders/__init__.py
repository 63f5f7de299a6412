"""Stories of reminders."""
