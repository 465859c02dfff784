"""Floor 5: what happens in one run."""
