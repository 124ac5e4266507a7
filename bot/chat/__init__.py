"""Conversations of the chat widget: kept as a log of events, answered from it, and deleted with all that they left."""
