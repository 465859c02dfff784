"""What can be said of a reference, and what does that rest on?"""
