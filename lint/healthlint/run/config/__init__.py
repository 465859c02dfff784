"""What has the user settled?"""
