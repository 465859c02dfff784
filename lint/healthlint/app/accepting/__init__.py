"""How is what was found accepted on the command line?"""
