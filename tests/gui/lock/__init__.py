"""Tests of lock."""
