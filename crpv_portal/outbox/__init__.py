"""The durable outbox: every mail is a row before it is a message.

`services.queue_mail` writes the row and its job in the caller's transaction; a worker sends it
later. The row alone is the truth: a lost job is found again by `tasks.sweep`, a lost mail cannot
be.

In tests, the fixture `deliver` runs what is due, and returns what left.
"""
