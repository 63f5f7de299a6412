"""Tests of help now."""
