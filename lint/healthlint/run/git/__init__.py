"""What does git say about the articles of a run?"""
