"""Which findings of an article are the doing of a change?"""
