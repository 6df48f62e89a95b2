"""Meetings: planned and held, their roll and quorum, their decisions and actions."""
