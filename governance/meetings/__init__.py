"""Meetings: planned, held, their roll and quorum, what they decided and left to do."""
