"""How is what was found mended on the command line?"""
