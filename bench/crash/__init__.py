"""A server that is killed over and over, and what is left of its database each time."""
