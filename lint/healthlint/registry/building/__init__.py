"""How does a registry come about?"""
