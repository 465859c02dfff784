"""How are registries built, brought up to date and asked on the command line?"""
