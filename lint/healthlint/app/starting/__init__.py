"""How does a repository of articles get its config and its hook?"""
