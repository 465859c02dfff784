"""What did an earlier run find in articles that are as they were?"""
