"""Which characters do the bytes stand for?"""
