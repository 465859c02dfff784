"""What does an article itself accept, and is that still in order?"""
