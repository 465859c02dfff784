"""How is HTML read?"""
