"""Days, series and occurrences."""
