"""What a browser is given to look at: pages that work without scripts, and the files of the chat."""
