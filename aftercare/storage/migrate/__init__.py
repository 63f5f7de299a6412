"""Bringing a plan from one schema to the next."""
