"""Carries data in and out."""
