"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class PasswordHash(Argon2PasswordHasher):
    """Argon2id as OWASP's Password Storage Cheat Sheet has it: 19 MiB, 2 passes, 1 lane.

    Django's own choice of 100 MiB would take 800 MB where 8 people sign in at once.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
