"""How do word lists of other tools become declared rules?"""
