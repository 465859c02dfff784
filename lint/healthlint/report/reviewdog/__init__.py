"""How does reviewdog want findings told?"""
