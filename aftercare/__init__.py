"""A private desktop planner for the weeks and months after addiction treatment."""
