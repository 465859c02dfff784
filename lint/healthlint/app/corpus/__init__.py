"""How are more articles linted than lie in files?"""
