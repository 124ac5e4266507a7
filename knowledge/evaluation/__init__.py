"""Measures search: on the project's own questions, and on any set of passages and questions."""
