"""How are rules and plugins made?"""
