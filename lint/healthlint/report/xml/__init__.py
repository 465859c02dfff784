"""How are findings told in XML?"""
