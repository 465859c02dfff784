"""What do the services of the publishers say of a work?"""
