"""Progress: counts, milestones, summaries and reviews."""
