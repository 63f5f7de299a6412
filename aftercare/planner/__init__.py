"""What the plan says now and how it changes, in words; no Qt."""
