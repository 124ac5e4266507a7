"""The `desk` command: for operators and content owners. One module a group of commands."""
