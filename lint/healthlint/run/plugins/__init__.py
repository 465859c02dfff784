"""What is installed?"""
