"""Floor 6: the ways in."""
