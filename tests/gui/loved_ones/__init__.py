"""Tests of loved ones."""
