"""What happens when articles are checked?"""
