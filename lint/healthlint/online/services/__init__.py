"""What does each service say, in its own shapes?"""
