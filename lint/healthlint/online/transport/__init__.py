"""How is a service on the network asked, politely and with its answers mistrusted?"""
