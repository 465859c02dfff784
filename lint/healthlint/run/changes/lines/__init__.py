"""Which lines of two versions of an article are the same?"""
