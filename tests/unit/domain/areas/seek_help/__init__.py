"""Tests of when to seek help."""
