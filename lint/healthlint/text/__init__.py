"""Floor 1: what an article is."""
