"""How are articles got out of tables and archives, a unit of work at a time?"""
