"""What do the files say that a registry is built from?"""
