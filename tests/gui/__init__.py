"""Tests of one page or widget at a time, off the screen."""
