"""How is plain text read?"""
