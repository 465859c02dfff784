"""What does an article say to healthlint, and where?"""
