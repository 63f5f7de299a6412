"""A private desktop planner for the weeks and months after addiction treatment."""

__version__ = "0.1.0"
