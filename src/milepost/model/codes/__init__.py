"""The codes of problems, by what they are about."""
