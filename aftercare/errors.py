"""Problems the program can explain to the person."""


class AftercareError(Exception):
    """The world's fault, not a bug: its text is a calm sentence, already translated, safe to show and to log."""
