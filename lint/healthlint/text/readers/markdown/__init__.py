"""How is Markdown read?"""
