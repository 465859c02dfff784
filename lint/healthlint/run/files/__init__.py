"""Which files are the articles of a run?"""
