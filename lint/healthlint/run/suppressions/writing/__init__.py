"""How does an article get suppressions for what is found in it now?"""
