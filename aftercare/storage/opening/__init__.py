"""Opening a plan, with or without a passcode, and repairing it."""
