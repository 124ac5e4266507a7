"""Finds the passages of the policy store that answer a question in one of four languages."""
