"""Where do reports go, and what do they say about the run?"""
