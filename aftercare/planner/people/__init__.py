"""People: who they are to the plan, in words."""
