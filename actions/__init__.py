"""What the assistant decides in one turn: reads the policy store, returns a reply, writes nothing."""
