"""What is planned: its kinds, its form as typed, and what a change means."""
