"""Tests of area."""
