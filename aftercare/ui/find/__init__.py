"""Finding anything in the plan."""
