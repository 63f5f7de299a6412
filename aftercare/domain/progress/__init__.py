"""The rules of counts, trends, milestones and reviews."""
