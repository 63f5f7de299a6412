"""Tests of rules and records; no QApplication."""
