"""What is told about rules and plugins?"""
