"""Measures the product in one run: training, start, turns, speed and quality of search.

Never touches the operator's data: everything happens in a temporary folder, on free ports, and is gone afterwards.
"""
