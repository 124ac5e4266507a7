"""HTTP by audience. The only package that knows FastAPI."""
