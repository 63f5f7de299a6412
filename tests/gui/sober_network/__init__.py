"""Tests of the sober network."""
