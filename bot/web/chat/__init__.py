"""The chat widget's HTTP: `/api/chat/…`."""
