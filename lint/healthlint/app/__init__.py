"""The ways in."""

import gc

# New objects between two collections: more than a start and an article make. What a start makes stays till
# the end, and to go through it again and again costs a twentieth of a run. Here, as click comes after this.
gc.set_threshold(100_000)
