"""What does an article refer to, and is that what it says it is?"""
