"""Every page and state of the picture command, judged one by one; with the fixtures and rules of tests with widgets."""

from tests.gui.conftest import nothing_left_on_screen, stage

__all__ = ["nothing_left_on_screen", "stage"]
