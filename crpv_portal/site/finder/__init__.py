"""Finder of the centre that covers a commune."""
