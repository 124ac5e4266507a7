"""Sets the project up: interpreters, environments, the trained model. Runs on a bare Python 3.10 or newer.

Never imports anything outside the standard library: nothing is installed yet when it runs.
"""
