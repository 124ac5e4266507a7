"""Takes the pictures of README.md."""
