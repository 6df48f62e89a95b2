"""The process beside the server: it sends the mails and runs the jobs of the schedule."""
