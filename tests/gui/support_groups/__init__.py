"""Tests of support groups."""
