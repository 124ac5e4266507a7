"""Decides eligibility: reads rule files, evaluates them over what is known, explains, and asks the next question."""
