"""How are findings told to programs, as JSON?"""
