"""What does an article refer to, and where, and which of its sentences rest on that?"""
