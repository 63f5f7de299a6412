"""The command line: reading commands for automation, copies of the plan, and sample data."""
