"""A private desktop, and hands, eyes and a screen reader to drive a program on it from outside."""
