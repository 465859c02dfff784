"""How are the words of an article meant?"""
