"""The server seen from a program: its API over HTTP, the file of known servers, and plans pushed and pulled."""
