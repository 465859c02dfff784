"""How are the faults of an article mended that a program may mend?"""
