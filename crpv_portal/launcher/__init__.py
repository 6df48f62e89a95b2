"""Launcher behind the Makefile: from a bare Python to a portal that serves.

The first half (`__main__`, `bootstrap`) runs on the Python of the machine, before `.venv` exists:
standard library only. The second half runs inside `.venv`.
"""
