"""What stands in the front matter of an article?"""
