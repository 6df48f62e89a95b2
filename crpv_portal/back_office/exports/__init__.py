"""Exports of the lists of the back office: a selection, or what the filters keep."""
