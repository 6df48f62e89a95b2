"""Outbox: every mail is a row before it is a message, so that no crash loses one.

`services.queue_mail` writes the row in the caller's transaction; `attempts.py` sends it later, from
a worker. In tests, the fixture `deliver` sends what is due, and returns what was sent.
"""
