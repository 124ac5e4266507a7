"""What keeps a measurement from being made.

Never a figure that is too high: those are printed.
"""


class NotMeasured(Exception):
    """A part could not be measured; `str(problem)` says why."""
