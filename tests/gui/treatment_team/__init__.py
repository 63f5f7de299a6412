"""Tests of the treatment team."""
