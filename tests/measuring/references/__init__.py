"""How much of a reference is read right?"""
