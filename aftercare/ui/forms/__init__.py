"""Forms for what is planned and for people."""
