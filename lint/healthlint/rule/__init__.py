"""Floor 2: what a rule is."""
