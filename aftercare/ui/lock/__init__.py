"""The passcode."""
