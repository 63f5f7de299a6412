"""Opening it, with or without a passcode, and putting it right."""
