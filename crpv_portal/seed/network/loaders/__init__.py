"""Loaders, a module per subject: the rows that each line of its files asks for."""
