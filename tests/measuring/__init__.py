"""How right are the findings on the articles of this project, against what an editor marked in them?"""
